import { describe, expect, it } from 'vitest';
import { countTokens, createTokenCounts } from '../../../scripts/vectors/count-tokens.ts';
import { describeCounts } from '../../../scripts/vectors/describe-counts.ts';
import { openVectors, VectorsError } from '../../../utils/language/open-vectors.ts';
import { createSegmentOptions } from '../../../utils/search/create-segment-options.ts';
import { readDescription } from '../../../utils/search/embed/describe-post.ts';
import { buildSegment } from '../../../utils/search/segment/build-segment.ts';
import { openSegment } from '../../../utils/search/segment/open-segment.ts';
import { fold } from '../../../utils/text/fold.ts';
import { createPost, language } from './find/small-library.ts';

function describeText(text: string) {
  const counts = createTokenCounts();
  countTokens(counts, fold(text), 1);
  return describeCounts(counts, language);
}

function cosine(a: string, b: string): number {
  const other = describeText(b).vector;
  return describeText(a).vector.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
}

describe('word vectors', () => {
  it.each([
    ['播客节目的听众', '订阅一个音频节目', '高速公路封闭施工'],
    ['员工加班到凌晨', '打工人的工资和休息', '显卡性能测试'],
    ['网店商家的促销', '消费者在购物平台下单', '足球比赛进球'],
    ['Linux 内核驱动', 'Ubuntu 软件包安装', '连续剧的演员'],
  ])('put %s nearer to %s than to %s', (text, near, far) => {
    expect(cosine(text, near)).toBeGreaterThan(cosine(text, far) + 0.1);
  });

  it('give nothing for a text without known terms', () => {
    const { vector, expected } = describeText('!!! ???');
    expect([...vector].every((value) => value === 0)).toBe(true);
    expect(expected).toBe(0);
  });

  it('survive the index: a stored post points where its terms do', () => {
    const text = '播客的收入来自广告口播和听众赞助,声音的陪伴感是短视频给不了的。';
    const segment = openSegment(buildSegment([createPost({ id: 'a', text })], createSegmentOptions(language)));
    const stored = readDescription(segment.vectorOf(0));
    const fresh = describeText(text);
    const cosine = stored.vector.reduce((sum, value, i) => sum + value * (fresh.vector[i] ?? 0), 0);
    expect(cosine).toBeGreaterThan(0.99);
    expect(Math.abs(Math.log2(stored.expected / fresh.expected))).toBeLessThan(0.3);
  });

  it('say what is wrong with bytes that are no table', () => {
    expect(() => openVectors(new Uint8Array(64))).toThrow(VectorsError);
    expect(() => openVectors(new Uint8Array(3))).toThrow('3 bytes are too few');
  });
});
