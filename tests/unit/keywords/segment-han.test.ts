import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutWords } from '../../../utils/keywords/page-words.ts';
import { segmentHan } from '../../../utils/keywords/segment-han.ts';
import { openFrequencies } from '../../../utils/language/open-frequencies.ts';
import { fold } from '../../../utils/text/fold.ts';
import { isHanCodeUnit } from '../../../utils/text/tokenise.ts';

const frequencies = openFrequencies(readFileSync(new URL('../../../data/language/frequencies.bin', import.meta.url)));
const cut = (text: string) => {
  const folded = fold(text);
  const spans = segmentHan(folded, frequencies);
  return Array.from({ length: spans.count }, (_, i) => folded.slice(spans.starts[i], spans.ends[i])).join('|');
};

describe('the segmentation of Chinese text', () => {
  it.each([
    ['阿里巴巴的电商平台', '阿里巴巴|的|电商平台'],
    ['消费者希望直接获得折扣', '消费者|希望|直接|获得|折扣'],
    ['天猫總裁說退款率下降', '天猫|总裁|说|退款率|下降'],
    ['小红书和公众号的运营', '小红书|和|公众号|的|运营'],
    ['GMV 增长，618 大促', '增长|大促'],
    ['', ''],
  ])('%j is %j', (text, words) => {
    expect(cut(text)).toBe(words);
  });

  it('covers every Han character of any text once, in order, and nothing else', () => {
    const any = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'天猫的阿里巴巴 消费者，ab1。\n𠀀😀'),
        fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((u) => String.fromCharCode(u)),
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(any, (text) => {
        const folded = fold(text);
        const spans = segmentHan(folded, frequencies);
        const covered: number[] = [];
        for (let i = 0; i < spans.count; i++)
          for (let at = spans.starts[i] ?? 0; at < (spans.ends[i] ?? 0); at++) covered.push(at);
        const expected = Array.from({ length: folded.length }, (_, at) => at).filter((at) =>
          isHanCodeUnit(folded.charCodeAt(at)),
        );
        expect(covered).toEqual(expected);
      }),
    );
  });
});

describe('the words of a page', () => {
  it('puts a name together that repeats, though no table holds it', () => {
    const words = cutWords(fold('嚬魍公司说，嚬魍今年不涨价。'), frequencies).map(({ text }) => text);
    expect(words.filter((word) => word === '嚬魍')).toHaveLength(2);
  });

  it('gives Chinese and Latin words in the order of the text', () => {
    expect(cutWords('今年618的gmv增长', frequencies).map(({ text }) => text)).toEqual([
      '今年',
      '618',
      '的',
      'gmv',
      '增长',
    ]);
  });
});
