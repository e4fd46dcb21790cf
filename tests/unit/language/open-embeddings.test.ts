import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openEmbeddings } from '../../../utils/language/open-embeddings.ts';

const embeddings = openEmbeddings(new Uint8Array(readFileSync('data/language/embeddings-han.bin')));
const { dimensions, termCount } = embeddings;

describe('the packaged table of embeddings', () => {
  it('sums rows up to the same whole numbers, one by one and many at a time', () => {
    const counts = new Uint32Array(termCount);
    const rows = Int32Array.from({ length: 11 }, (_, i) => (i * 7919) % termCount);
    for (const [i, row] of rows.entries()) counts[row] = 1 + ((i * 5) % 9);
    for (let rowCount = 0; rowCount <= rows.length; rowCount++) {
      const together = new Int32Array(dimensions);
      embeddings.addAll(together, rows, rowCount, counts);
      const oneByOne = new Int32Array(dimensions);
      for (let i = 0; i < rowCount; i++) embeddings.addAll(oneByOne, rows.subarray(i), 1, counts);
      expect(together).toEqual(oneByOne);
    }
    expect(counts.some((count) => count > 1)).toBe(true);
  });

  it('finds a bigram whichever was asked for before', () => {
    const asked = [...'的一是大小促销退款运营'];
    const rowsOf = (table: typeof embeddings, characters: readonly string[]) =>
      new Map(
        characters.flatMap((first) =>
          characters.map(
            (second) => [first + second, table.bigramRow(first.charCodeAt(0), second.charCodeAt(0))] as const,
          ),
        ),
      );
    const forwards = rowsOf(embeddings, asked);
    const again = openEmbeddings(new Uint8Array(readFileSync('data/language/embeddings-han.bin')));
    const backwards = rowsOf(again, [...asked].reverse());
    for (const [bigram, row] of forwards) expect([bigram, backwards.get(bigram)]).toEqual([bigram, row]);
    const known = [...forwards.values()].filter((row) => row >= 0);
    expect(known.length).toBeGreaterThan(20);
    expect(new Set(known).size).toBe(known.length);
    expect(again.bigramRow(0, 0)).toBe(-1);
    expect(again.bigramRow(0xffff, 0xffff)).toBe(-1);
  });
});
