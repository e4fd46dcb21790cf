import type { Embeddings } from '../../language/open-embeddings.ts';
import { forEachToken } from '../../text/tokenise.ts';

/**
 * Sums up a text term by term: the embedding of a text is the unit sum of sqrt(occurrences) x embedding of the term.
 * One embedder serves many texts, one after another. Only +, x, / and square roots: the same bits in every engine.
 */
export interface TextEmbedder {
  /** A bigram without a row counts for its two characters: most are names, of which a page says too little to lose any. */
  addBigram(first: number, second: number, count: number): void;
  addWord(word: string, count: number): void;
  /** Adds to a row; -1 adds nothing. */
  addRow(row: number, count: number): void;
  /** Row of a term, or -1: to be looked up once for many texts. */
  rowOfBigram(first: number, second: number): number;
  rowOfWord(word: string): number;
  /** The unit embedding of what was added, all zero when no term is known, in `into` where given. Empties the embedder. */
  finish(into?: Float32Array): Float32Array;
}

export function createTextEmbedder(embeddings: Embeddings): TextEmbedder {
  const { dimensions, termCount } = embeddings;
  const counts = new Uint32Array(termCount);
  const touched = new Int32Array(termCount);
  let touchedCount = 0;
  const sum = new Int32Array(dimensions);
  const addRow = (row: number, count: number) => {
    if (row < 0) return;
    if (counts[row] === 0) touched[touchedCount++] = row;
    counts[row] = (counts[row] as number) + count;
  };
  return {
    addRow,
    rowOfBigram: embeddings.bigramRow,
    rowOfWord: embeddings.wordRow,
    addBigram(first, second, count) {
      const row = embeddings.bigramRow(first, second);
      if (row >= 0) return addRow(row, count);
      addRow(embeddings.characterRow(first), count);
      addRow(embeddings.characterRow(second), count);
    },
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
