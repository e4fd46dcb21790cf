import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chooseVocabulary, writeTermCounts } from '../../../scripts/embeddings/count-terms.ts';

it('chooses the commonest terms that enough passages hold, then the characters of bigrams', () => {
  // 猫粮 in 20 passages, gmv in 6, 退款 in 4: too few. A character counts once in a passage, and needs 20.
  const passages = [
    ...Array.from({ length: 14 }, () => '猫粮'),
    ...Array.from({ length: 6 }, () => '猫粮 gmv gmv'),
    ...Array.from({ length: 4 }, () => '退款'),
  ];
  expect(chooseVocabulary(passages, 10)).toEqual({
    documents: 24,
    terms: ['猫粮', 'gmv', 'c:猫', 'c:粮'],
    frequencies: [20, 6, 20, 20],
  });
  expect(chooseVocabulary(passages, 1).terms).toEqual(['猫粮', 'c:猫', 'c:粮']);
});

it('writes the counts of each passage as a row, the characters of an unknown bigram in its place', () => {
  const directory = mkdtempSync(join(tmpdir(), 'pangzheng-terms-'));
  try {
    const file = join(directory, 'passages');
    const vocabulary = { documents: 9, terms: ['猫粮', 'gmv', 'c:猫', 'c:狗'], frequencies: [9, 9, 9, 9] };
    // A known bigram and a word twice; nothing known; 猫狗, of which both characters are known.
    writeTermCounts(file, ['猫粮 gmv gmv', '退款', '猫狗'], vocabulary);
    const read = (ending: string) => Uint8Array.from(readFileSync(`${file}.${ending}`)).buffer;
    expect([...new Uint32Array(read('off'))]).toEqual([0, 2, 2, 4]);
    expect([...new Uint32Array(read('tok'))]).toEqual([0, 1, 2, 3]);
    expect([...new Float32Array(read('tf'))]).toEqual([1, 2, 1, 1]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
