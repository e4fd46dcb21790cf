import { describe, expect, it } from 'vitest';
import { writeEmbeddings } from '../../../scripts/embeddings/write-embeddings.ts';
import { EmbeddingsError, openEmbeddings } from '../../../utils/language/open-embeddings.ts';
import { createSegmentOptions } from '../../../utils/search/create-segment-options.ts';
import { createTextEmbedder, embedText } from '../../../utils/search/embed/embed-text.ts';
import { buildSegment } from '../../../utils/search/segment/build-segment.ts';
import { openSegment } from '../../../utils/search/segment/open-segment.ts';
import {
  MAX_PASSAGES,
  packNumbers,
  readPassage,
  readText,
  signsOf,
  unpackNumbers,
  writePassage,
  writeText,
} from '../../../utils/search/segment/stored-embedding.ts';
import { cutPassages } from '../../../utils/text/cut-passages.ts';
import { fold } from '../../../utils/text/fold.ts';
import type { Script } from '../../../utils/text/script-of.ts';
import { createPost, language } from './find/small-library.ts';

function cosine(script: Script, a: string, b: string): number {
  const embedder = createTextEmbedder(language.embeddings[script]);
  const { mean } = language.embeddings[script];
  const [first = [], second = []] = [a, b].map((text) => {
    const centred = [...embedText(fold(text), embedder)].map((value, i) => value - (mean[i] ?? 0));
    const length = Math.hypot(...centred);
    return centred.map((value) => value / length);
  });
  return first.reduce((sum, value, i) => sum + value * (second[i] ?? 0), 0);
}

describe('the packaged embeddings', () => {
  it.each<[Script, string, string, string]>([
    ['han', '播客节目的听众', '订阅一个音频节目', '高速公路封闭施工'],
    ['han', '员工加班到凌晨', '打工人的工资和休息', '显卡性能测试'],
    ['han', '网店商家的促销', '消费者在购物平台下单', '足球比赛进球'],
    ['han', 'Linux 内核驱动', 'Ubuntu 软件包安装', '连续剧的演员'],
    ['latin', 'how to price a subscription', 'what customers pay every month', 'the team won the cup final'],
    ['latin', 'doctors treat the flu', 'a vaccine against the virus', 'a new phone with a better camera'],
  ])('put (%s) "%s" nearer to "%s" than to "%s"', (script, text, near, far) => {
    expect(cosine(script, text, near)).toBeGreaterThan(cosine(script, text, far) + 0.1);
  });

  it('give nothing for a text without known terms', () => {
    expect([...embedText('!!! ???', createTextEmbedder(language.embeddings.han))].every((value) => value === 0)).toBe(
      true,
    );
  });

  it('survive the index: a stored post points where its text does, and has its passages in order', () => {
    const text = '播客的收入来自广告口播和听众赞助,声音的陪伴感是短视频给不了的。'.repeat(12);
    const segment = openSegment(buildSegment([createPost({ id: 'a', text })], createSegmentOptions(language)));
    const { script, passageCount } = unpackNumbers(segment.embeddingNumbersOf(0));
    expect([script, passageCount]).toEqual(['han', cutPassages(text, 'han', MAX_PASSAGES).length]);
    const stored = new Float32Array(64);
    readText(segment.vectorOf(0), 0, stored);
    const passage = new Float32Array(64);
    readPassage(segment.passagesOf(0), 32, passage); // the second of them
    const product = stored.reduce((sum, value, i) => sum + value * (passage[i] ?? 0), 0);
    expect(product / (Math.hypot(...stored) * Math.hypot(...passage))).toBeGreaterThan(0.9);
  });

  it('leave out of a post what a page counts by its characters, rare pairs of characters', () => {
    const embedder = createTextEmbedder(language.embeddings.han);
    const rare = '泾厩，厩诫，诫泾';
    expect([...embedText(rare, embedder)].some((value) => value !== 0)).toBe(true);
    const common = '播客的收入来自听众赞助';
    const posts = [common, `${common}，${rare}`].map((text, i) => createPost({ id: `${i}`, text }));
    const segment = openSegment(buildSegment(posts, createSegmentOptions(language)));
    expect([...segment.vectorOf(1)]).toEqual([...segment.vectorOf(0)]);
  });
});

describe('a table of embeddings', () => {
  // Two bigrams, the characters of a third, and a word: the numbers stand for themselves.
  const terms = ['大促', '退款', 'c:货', 'c:退', 'gmv'];
  const values = Float32Array.from([1, 0, 0, 2, 0.5, 0, 0, 0.5, -1, 1]);
  const table = openEmbeddings(writeEmbeddings(terms, values, ['大促', '退款']));
  const embedder = createTextEmbedder(table);
  const embed = (text: string) => [...embedText(text, embedder)].map((value) => Math.round(value * 100) / 100);

  it('sums up square roots of counts, and scales to length one', () => {
    expect(embed('大促')).toEqual([1, 0]);
    expect(embed('大促，退款')).toEqual([0.45, 0.9]); // (1, 2) over the root of 5, in whole numbers
    expect(embed('大促，大促，大促，大促，退款')).toEqual([0.71, 0.71]); // (2, 2): the root of four
    expect(embed('gmv')).toEqual([-0.71, 0.71]);
  });

  it('falls back to the two characters of a bigram that it does not know', () => {
    expect(embed('退货')).toEqual([0.71, 0.71]); // (0, 0.5) + (0.5, 0)
    expect(embed('退了')).toEqual([0, 1]);
    expect(embed('好了')).toEqual([0, 0]);
  });

  it('keeps the mean of the corpus’ texts', () => {
    expect([...table.mean]).toEqual([0.5, 0.5]);
  });

  it('says what is wrong with bytes that are none', () => {
    expect(() => openEmbeddings(new Uint8Array(64))).toThrow(EmbeddingsError);
    expect(() => openEmbeddings(new Uint8Array(3))).toThrow('3 bytes are too few');
    const bytes = writeEmbeddings(terms, values, ['大促']);
    expect(() => openEmbeddings(bytes.subarray(0, bytes.length - 1))).toThrow('its length does not fit');
  });
});

describe('a stored embedding', () => {
  const mean = Float32Array.of(0.1, 0, -0.1, 0);
  const vector = Float32Array.of(0.4, -0.2, 0.1, 0.9);

  it('is exact to a 254th for a text, to a twentieth for a passage, within its range', () => {
    const bytes = new Int8Array(4);
    writeText(vector, mean, bytes, 0);
    const text = new Float32Array(4);
    readText(bytes, 0, text);
    const packed = new Uint8Array(2);
    writePassage(vector, mean, packed, 0);
    const passage = new Float32Array(4);
    readPassage(packed, 0, passage);
    [0.3, -0.2, 0.2, 0.9].forEach((value, i) => {
      expect(Math.abs((text[i] ?? 0) - value)).toBeLessThanOrEqual(1 / 254);
      expect(Math.abs((passage[i] ?? 0) - Math.min(0.35, value))).toBeLessThanOrEqual(0.025001);
    });
  });

  it('packs script, passages and expected overlap into one number', () => {
    for (const script of ['han', 'latin'] as const) {
      const { expected, ...rest } = unpackNumbers(packNumbers({ script, passageCount: 8, expected: 0.3 }));
      expect(rest).toEqual({ script, passageCount: 8 });
      expect(Math.abs(Math.log2(expected / 0.3))).toBeLessThan(1 / 16);
    }
  });

  it('has a sign for every component above 0', () => {
    expect(signsOf(Int8Array.of(1, -1, 0, 5), 0, 4)).toBe(0b1001);
  });
});
