import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canWriteWord, writeFrequencies } from '../../../scripts/language/write-frequencies.ts';
import { FrequenciesError, openFrequencies } from '../../../utils/language/open-frequencies.ts';

const han = fc.integer({ min: 0x4e00, max: 0x9fa5 });
const text = fc.oneof(
  fc.array(han, { minLength: 1, maxLength: 6 }).map((codeUnits) => String.fromCharCode(...codeUnits)),
  fc.string({ unit: fc.constantFrom(...'abc019.&'), minLength: 1, maxLength: 12 }),
  fc.constantFrom('天猫', '天猫国际', '天', 'gmv', 'gm', 'b2b', '中国', '中国人'),
);
const count = fc.integer({ min: 1, max: 100_000 });
const table = fc.record({
  documentCount: fc.constant(100_000),
  floor: fc.constant(6),
  bigrams: fc.uniqueArray(fc.record({ first: han, second: han, documents: count }), {
    selector: ({ first, second }) => first * 65536 + second,
    maxLength: 60,
  }),
  unigrams: fc.uniqueArray(fc.record({ codeUnit: han, documents: count }), {
    selector: ({ codeUnit }) => codeUnit,
    maxLength: 20,
  }),
  words: fc.uniqueArray(
    fc.record({
      text,
      documents: count,
      occurrences: count,
      nounness: fc.integer({ min: -100, max: 100 }).map((n) => n / 10),
    }),
    { selector: (word) => word.text, maxLength: 60 },
  ),
});

describe('a table of frequencies', () => {
  it('gives back what was written, within the 5 % of its scale', () => {
    fc.assert(
      fc.property(table, (written) => {
        const opened = openFrequencies(writeFrequencies(written));
        const near = (actual: number, expected: number) =>
          expect(Math.abs(Math.log(actual / expected))).toBeLessThan(0.05);
        expect(opened.documentCount).toBe(written.documentCount);
        expect(opened.wordCount).toBe(written.words.length);
        for (const { first, second, documents } of written.bigrams)
          near(opened.bigramDocumentFrequency(first, second), documents);
        for (const word of written.words) {
          const number = opened.wordNumber(word.text);
          expect(opened.wordAt(number)).toBe(word.text);
          near(opened.wordFrequency(word.text), word.occurrences);
          expect(opened.nounnessAt(number)).toBeCloseTo(word.nounness, 5);
          if (word.text.length > 1) near(opened.documentFrequency(word.text), word.documents);
        }
        for (const { codeUnit, documents } of written.unigrams)
          near(opened.documentFrequency(String.fromCharCode(codeUnit)), documents);
        const sorted = written.words.map((word) => word.text).sort();
        expect(sorted.map((word) => opened.wordNumber(word))).toEqual(sorted.map((_, index) => index));
      }),
    );
  });

  it('finds all words that begin at a place, as a plain search does', () => {
    fc.assert(
      fc.property(table, fc.array(text, { maxLength: 8 }), (written, parts) => {
        const opened = openFrequencies(writeFrequencies(written));
        const line = [...parts, ...written.words.map((word) => word.text)].join('');
        const known = new Set(written.words.map((word) => word.text));
        const numbers = new Int32Array(6);
        for (let start = 0; start < line.length; start++) {
          const lengths = opened.findWordsAt(line, start, line.length, numbers);
          for (let k = 0; k < lengths; k++) {
            const candidate = line.slice(start, start + k + 1);
            expect(numbers[k]).toBe(known.has(candidate) ? opened.wordNumber(candidate) : -1);
          }
        }
      }),
    );
  });

  it('gives the floor, never 0, for what it does not hold', () => {
    const opened = openFrequencies(
      writeFrequencies({ documentCount: 1000, floor: 6, bigrams: [], unigrams: [], words: [] }),
    );
    expect(opened.bigramDocumentFrequency(0x5929, 0x732b)).toBe(6);
    expect(opened.documentFrequency('天猫')).toBe(6);
    expect(opened.documentFrequency('gmv')).toBe(6);
    expect([opened.isWord('天猫'), opened.wordNumber('天猫'), opened.wordFrequency('天猫')]).toEqual([false, -1, 0]);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['something else', new TextEncoder().encode('{"json": "a file of another kind"}')],
    [
      'a table that is cut short',
      writeFrequencies({
        documentCount: 9,
        floor: 1,
        bigrams: [{ first: 0x4e00, second: 0x4e01, documents: 3 }],
        unigrams: [],
        words: [],
      }).subarray(0, 27),
    ],
  ])('refuses %s and says how to build one', (_name, bytes) => {
    expect(() => openFrequencies(bytes)).toThrow(FrequenciesError);
    expect(() => openFrequencies(bytes)).toThrow(/npm run build:language/);
  });

  it('says which words its file can hold', () => {
    expect(['天猫', 'gmv', 'ñ', 'a'.repeat(16), ''].map(canWriteWord)).toEqual([true, true, false, false, false]);
  });
});

describe('data/language/frequencies.bin', () => {
  const bytes = readFileSync(new URL('../../../data/language/frequencies.bin', import.meta.url));
  const provenance = JSON.parse(
    readFileSync(new URL('../../../data/language/PROVENANCE.json', import.meta.url), 'utf8'),
  );
  const language = openFrequencies(bytes);

  it('is the file that its provenance describes', () => {
    expect(provenance.frequencies).toEqual({
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect([language.documentCount, language.wordCount]).toEqual([provenance.documents, provenance.words]);
    expect(provenance.corpora.reduce((sum: number, { documents }: { documents: number }) => sum + documents, 0)).toBe(
      provenance.documents,
    );
  });

  it('fits the package', () => {
    expect(bytes.length).toBeLessThanOrEqual(900_000);
  });

  it('knows whole words and no half words', () => {
    const words = [
      '天猫',
      '阿里巴巴',
      '运营',
      '消费者',
      '公众号',
      '大模型',
      '小红书',
      '播客',
      '退款率',
      '互联网',
      'gmv',
      '618',
    ];
    expect(words.filter((word) => !language.isWord(word))).toEqual([]);
    const halves = ['里巴', '里巴巴', '阿里巴', '商平', '联网络', '消费疲', '费者', '猫总', '在这', '是从'];
    expect(halves.filter((word) => language.isWord(word))).toEqual([]);
  });

  it('calls common what is common: grammar of both languages over everyday words over names', () => {
    const order = ['我们', '公司', '消费者', '天猫', '里尔克'].map(language.documentFrequency);
    expect(order.toSorted((a, b) => b - a)).toEqual(order);
    const english = ['the', 'customer', 'inventory', 'gmv'].map(language.documentFrequency);
    expect(english.toSorted((a, b) => b - a)).toEqual(english);
  });

  it('tells nouns from verbs and adverbs', () => {
    const nounness = (word: string) => language.nounnessAt(language.wordNumber(word));
    for (const noun of ['消费者', '播客', '门票', '员工'])
      for (const other of ['刚好', '忽视', '不够']) expect(nounness(noun)).toBeGreaterThan(nounness(other));
  });
});
