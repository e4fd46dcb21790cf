import type { Embeddings } from '../../language/open-embeddings.ts';
import { forEachToken } from '../../text/tokenise.ts';

/**
 * Sums up a text term by term: the embedding of a text is the unit sum of sqrt(occurrences) x embedding of the term.
 * A bigram without a row counts for its two characters. One embedder serves many texts, one after another.
 * Only +, x, / and square roots: the same bits in every engine.
 */
export interface TextEmbedder {
  addBigram(first: number, second: number, count: number): void;
  addWord(word: string, count: number): void;
  /** Adds to a row, or to the two characters of a bigram when their rows are packed by `rowsOfBigram`. */
  addRow(row: number, count: number): void;
  /** Row of a bigram, of its characters packed into one number (below -1), or -1: to be looked up once for many texts. */
  rowsOfBigram(first: number, second: number): number;
  rowOfWord(word: string): number;
  /** The unit embedding of what was added, all zero when no term is known, in `into` where given. Empties the embedder. */
  finish(into?: Float32Array): Float32Array;
}

/** Rows of two characters are packed into one negative number. */
const PACKED = 65_536;

export function createTextEmbedder(embeddings: Embeddings): TextEmbedder {
  const { dimensions, termCount } = embeddings;
  const counts = new Uint32Array(termCount);
  const touched = new Int32Array(termCount);
  let touchedCount = 0;
  const sum = new Int32Array(dimensions);
  const addOne = (row: number, count: number) => {
    if (counts[row] === 0) touched[touchedCount++] = row;
    counts[row] = (counts[row] as number) + count;
  };
  const addRow = (row: number, count: number) => {
    if (row >= 0) addOne(row, count);
    else if (row < -1) {
      const packed = -2 - row;
      const first = Math.floor(packed / PACKED) - 1;
      const second = (packed % PACKED) - 1;
      if (first >= 0) addOne(first, count);
      if (second >= 0) addOne(second, count);
    }
  };
  const characterBase = (row: number) => row + 1;
  const rowsOfBigram = (first: number, second: number): number => {
    const row = embeddings.bigramRow(first, second);
    if (row >= 0) return row;
    const a = characterBase(embeddings.characterRow(first));
    const b = characterBase(embeddings.characterRow(second));
    return a === 0 && b === 0 ? -1 : -2 - (a * PACKED + b);
  };
  return {
    addRow,
    rowsOfBigram,
    rowOfWord: embeddings.wordRow,
    addBigram: (first, second, count) => addRow(rowsOfBigram(first, second), count),
    addWord: (word, count) => addRow(embeddings.wordRow(word), count),
    finish(into = new Float32Array(dimensions)) {
      sum.fill(0);
      embeddings.addAll(sum, touched, touchedCount, counts);
      for (let i = 0; i < touchedCount; i++) counts[touched[i] as number] = 0;
      touchedCount = 0;
      into.set(sum);
      return toUnit(into);
    },
  };
}

/** The embedding of a folded text. */
export function embedText(folded: string, embedder: TextEmbedder): Float32Array {
  forEachToken(folded, {
    bigram: (first, second) => embedder.addBigram(first, second, 1),
    unigram: () => undefined, // a lone character says nothing of the subject
    word: (start, end) => embedder.addWord(folded.slice(start, end), 1),
  });
  return embedder.finish();
}

/** Scales to length one, in place; leaves zero as it is. */
export function toUnit(vector: Float32Array): Float32Array {
  let square = 0;
  for (let i = 0; i < vector.length; i++) square += (vector[i] as number) * (vector[i] as number);
  if (square === 0) return vector;
  const scale = 1 / Math.sqrt(square);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) * scale;
  return vector;
}
