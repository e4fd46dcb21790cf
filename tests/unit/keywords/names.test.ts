import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractKeywords } from '../../../utils/keywords/extract-keywords.ts';
import { openFrequencies } from '../../../utils/language/open-frequencies.ts';
import { createPage } from '../../../utils/page/page.ts';

const frequencies = openFrequencies(readFileSync(new URL('../../../data/language/frequencies.bin', import.meta.url)));
const keywordsOf = (name: string) =>
  extractKeywords(
    createPage({
      title: `${name}怎么走到今天`,
      text: `三年前，${name}还没有多少人知道。采访了几位同行，他们都说${name}赶上了好时候。可是${name}自己并不这么看，仓库、门店和账期，哪一样都不轻松。`,
    }),
    frequencies,
  ).map(({ term }) => term);

describe('a name that the page says again and again is one chip, whole', () => {
  it.each([
    ['张小河', 'a surname that is also a measure word'],
    ['何冬', 'a surname that is also a question word'],
    ['于千帆', 'a surname that is also a preposition'],
    ['三棵橘子', 'a number and a measure word'],
    ['七号仓', 'a number'],
    ['得闲', 'a word of grammar'],
    ['X世代', 'a letter before a word'],
    ['80后', 'a number before a word of place'],
    ['67号铺', 'a number before a name'],
    ['Lumen 12 Pro', 'a product with its version and edition'],
    ['Mira Studio', 'a product of two words'],
    ['最高庭', 'a word of grammar before two characters'],
  ])('%s (%s)', (name) => {
    expect(keywordsOf(name)).toContain(name);
  });

  it('is no figure in Chinese characters, and nothing that is counted', () => {
    const text =
      '我们踩了三个坑。第一个坑是选品，第二个坑是备货，三个坑都要交学费。一百八十块，百八十，第十八天，又是百八十，几千块。';
    const terms = extractKeywords(createPage({ title: '开店的三个坑，百八十块学费', text }), frequencies).map(
      ({ term }) => term,
    );
    expect(terms.filter((term) => /^个|百八十|第十八|几千/u.test(term))).toEqual([]);
  });

  it('is not a noun with a time or place behind it', () => {
    const text =
      '退款后的成交少了一半。平台先公布退款后成交，再说退款前的。商家看退款后，媒体也看退款后，没有人看总数。';
    const terms = extractKeywords(createPage({ title: '为什么开始谈退款后成交', text }), frequencies).map(
      ({ term }) => term,
    );
    expect(terms).not.toContain('退款后');
  });

  it('is not made of what stands beside a common word by grammar', () => {
    const text = '我们的仓库在郊区。他们的仓库在城里。谁的仓库都不便宜，你的仓库呢？';
    const terms = extractKeywords(createPage({ title: '仓库', text }), frequencies).map(({ term }) => term);
    expect(terms).toContain('仓库');
    expect(terms.filter((term) => term.startsWith('的'))).toEqual([]);
  });
});
