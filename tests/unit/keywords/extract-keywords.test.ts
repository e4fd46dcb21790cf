import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractKeywords } from '../../../utils/keywords/extract-keywords.ts';
import { isStopWord, isWeakWord } from '../../../utils/keywords/stop-words.ts';
import { openFrequencies } from '../../../utils/language/open-frequencies.ts';
import { openLexicon } from '../../../utils/language/open-lexicon.ts';
import { createPage, type Page } from '../../../utils/page/page.ts';
import { fold } from '../../../utils/text/fold.ts';
import { tokenise } from '../../../utils/text/tokenise.ts';
import { readKeywordFixtures, scoreKeywords } from '../../bench/keyword-score.ts';
import { parseChannelDump } from '../../parse-channel-dump.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url));
const frequencies = openFrequencies(read('data/language/frequencies.bin'));
const termsOf = (fields: Partial<Page>) => extractKeywords(createPage(fields), frequencies).map(({ term }) => term);
const fixtures = readKeywordFixtures();
const seed = parseChannelDump(read('data/seed/posts.txt').toString('utf8'), 'posts.txt').posts.map(({ post }) => post);

/** The sample page as its reader gives it: title, headings, paragraphs. */
function readSample(name: string): Partial<Page> {
  const html = read(`data/sample/${name}.html`).toString('utf8');
  const article = /<article>([\s\S]*)<\/article>/u.exec(html)?.[1] ?? '';
  const headings = [...article.matchAll(/<h[12]>(.*?)<\/h[12]>/gu)].map(([, heading = '']) => heading);
  const text = article
    .replace(/<[^>]+>/gu, '\n')
    .replace(/\s*\n\s*/gu, '\n')
    .trim();
  return { title: /<title>(.*)<\/title>/u.exec(html)?.[1] ?? '', siteName: '晨潮商业', headings, text };
}

describe('the keywords of the sample page and of the 618 post', () => {
  it.each([
    // In texts of the field 天猫 is seven times as common as in general news: on the sample page 外卖大战 and 满减 say more.
    ['the sample page', readSample('page'), ['GMV', '618', '商家']],
    ['the 618 post read as a page', { title: seed[3]?.title ?? '', text: seed[3]?.text ?? '' }, ['GMV', '618', '天猫']],
    ['the 618 post without a title', { text: seed[3]?.text ?? '' }, ['GMV', '618', '天猫']],
  ])('%s: what it is about is among the first eight', (_name, page, wanted) => {
    const first = termsOf(page).slice(0, 8);
    expect(first).toEqual(expect.arrayContaining(wanted));
  });

  it('names neither the site nor the author, nor the editor', () => {
    const terms = termsOf({ ...readSample('page'), author: '林知夏' });
    expect(terms.filter((term) => ['晨潮商业', '林知夏', '责任编辑', '周予安'].includes(term))).toEqual([]);
  });
});

describe('the keywords of thirty pages', () => {
  it.each(fixtures.map((fixture) => [fixture.title, fixture] as const))(
    '%s: whole words only, no grammar',
    (_title, { title, text }) => {
      const page = fold(`${title}\n${text}`);
      for (const term of termsOf({ title, text })) {
        const folded = fold(term);
        expect(isStopWord(folded) || isWeakWord(folded)).toBe(false);
        expect(page.replace(/\s+/gu, ' ')).toContain(folded);
        expect(folded).not.toMatch(/^(?:19|20)\d\d$|^\d+[%元万亿年月日]|^[的了着和与在]|[的了着]$/u);
        expect(tokenise(term).every((token) => tokenise(page).includes(token))).toBe(true);
      }
    },
  );

  it('holds no half word', () => {
    const halves = [
      '里巴',
      '里巴巴',
      '阿里巴',
      '商平',
      '直播带',
      '播带货',
      '红书',
      '大模',
      '消费疲',
      '公众',
      '知识',
      '跨境电',
      '美联',
      '联储',
      '宁德',
      '德时代',
      '众号',
    ];
    const found = fixtures.flatMap(({ title, text }) =>
      termsOf({ title, text }).filter((term) => halves.includes(term)),
    );
    expect(found).toEqual([]);
  });

  it('are those a reader expects: mean precision of the first eight as committed, or better', () => {
    // As the product and `npm run bench:keywords` do, with the packaged lexicon.
    const lexicon = openLexicon(JSON.parse(read('data/bundled/lexicon.json').toString('utf8')));
    const scores = fixtures.map((fixture) => {
      const keywords = extractKeywords(
        createPage({ title: fixture.title, text: fixture.text }),
        frequencies,
        undefined,
        lexicon,
      );
      return scoreKeywords(
        keywords.map(({ term }) => term),
        fixture,
      );
    });
    const precision = scores.reduce((sum, score) => sum + score.precision, 0) / scores.length;
    const committed = JSON.parse(read('tests/bench/keywords.json').toString('utf8'));
    expect(fixtures).toHaveLength(committed.pages);
    expect(precision).toBeGreaterThanOrEqual(committed.precisionAt8 - 1e-9);
  });
});

describe('a keyword', () => {
  it.each<[name: string, text: string, holds: string[], lacks: string[]]>([
    [
      'numbers that are names, not years, prices or counts',
      '618来了，618很热闹。2025年卖了1000元、300件，618再见。',
      ['618'],
      ['2025', '1000', '300'],
    ],
    [
      'mixed terms as the page spells them',
      'ToB 和 B2B 的 ROI，Q3 的 5G 手机，GPT-4 与 iPhone 16。ToB 的 ROI。',
      ['ToB', 'B2B', 'ROI', 'Q3', '5G', 'GPT-4', 'iPhone 16'],
      [],
    ],
    ['双11 as one term', '双11的预售，双11的战报，双 11 的凑单。', ['双11'], ['11', '双']],
    ['titles of works', '他读完了《平凡的世界》，又读了一遍。', ['平凡的世界'], []],
    [
      'no boilerplate',
      '责任编辑：王二\n扫码关注我们的公众号\n播客的听众越来越多，播客很好听。',
      ['播客'],
      ['责任编辑', '扫码', '扫码关注'],
    ],
  ])('%s', (_name, text, holds, lacks) => {
    const terms = termsOf({ text });
    expect(terms).toEqual(expect.arrayContaining(holds));
    expect(terms.filter((term) => lacks.includes(term))).toEqual([]);
  });

  it('is a whole word also where the lexicon holds a part of it', () => {
    const lexicon = openLexicon([{ concept: '商家', field: 'f', terms: ['品牌商', '万粉'] }]);
    const text = '多个品牌商家有十万粉丝，品牌商家不愁十万粉丝。';
    const terms = extractKeywords(createPage({ text }), frequencies, undefined, lexicon).map(({ term }) => term);
    expect(terms.filter((term) => ['品牌商', '万粉'].includes(term))).toEqual([]);
  });

  it('is no longer phrase only because the title is the first sentence once more', () => {
    const title = '女子带孩子霸座叫嚣报警';
    const terms = termsOf({ title, text: `${title}，列车长和乘警赶到，请她把座位让出来。` });
    expect(terms.filter((term) => term.length > 4)).toEqual([]);
  });

  it('is no part of something longer that always stands before it', () => {
    const terms = termsOf({ text: '第三方客户端不再可用，第三方客户端的用户很失望。' });
    expect(terms.filter((term) => term.startsWith('方'))).toEqual([]);
  });

  it('is one of at most twelve, strongest first, with the strongest at 1', () => {
    for (const { title, text } of fixtures) {
      const keywords = extractKeywords(createPage({ title, text }), frequencies);
      const weights = keywords.map(({ weight }) => weight);
      expect(keywords.length).toBeLessThanOrEqual(12);
      expect(weights[0]).toBe(1);
      expect(weights.toSorted((a, b) => b - a)).toEqual(weights);
      expect(Math.min(...weights)).toBeGreaterThan(0);
    }
  });

  it('weighs less when the library is full of it', () => {
    const page = createPage({ title: '播客与短剧', text: '播客和短剧的听众。播客很长，短剧很短。' });
    const weightOf = (term: string, documentFrequency: number) =>
      extractKeywords(page, frequencies, (asked) => ({
        documentFrequency: asked === term ? documentFrequency : 0,
        postCount: 60_000,
      })).find((keyword) => keyword.term === term)?.weight ?? 0;
    expect(weightOf('播客', 50_000)).toBeLessThan(weightOf('播客', 10));
  });

  it('comes of any text without a throw, and is a part of it', () => {
    const any = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'天猫GMV618双11的《》“”-. \n%元𠀀😀'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 80,
    });
    fc.assert(
      fc.property(any, any, (title, text) => {
        for (const { term, weight } of extractKeywords(createPage({ title, text }), frequencies)) {
          expect(term.length).toBeGreaterThan(0);
          expect(weight).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('of an empty page is none', () => {
    expect(termsOf({})).toEqual([]);
    expect(termsOf({ text: '的了吗呢，我们可以。' })).toEqual([]);
  });
});
