import { forEachToken } from '../../utils/text/tokenise.ts';
import type { Vocabulary } from './choose-vocabulary.ts';

/** Terms on each side that count as neighbours. Han pairs overlap, so 10 pairs are about 6 words. */
const WINDOW = 10;
/** Pairs that share a character are neighbours by construction: the nearer offset must be this far off. */
const MIN_DISTANCE = 2;

/** How often each term (row) stands near each of the `contexts` commonest terms (column): row after row. */
export function countNeighbours(texts: readonly string[], vocabulary: Vocabulary, contexts: number): Float32Array {
  const counts = new Float32Array(vocabulary.terms.length * contexts);
  const rows: number[] = [];
  const offsets: number[] = [];
  for (const text of texts) {
    rows.length = 0;
    offsets.length = 0;
    const add = (row: number, offset: number) => {
      if (row < 0) return;
      rows.push(row);
      offsets.push(offset);
    };
    forEachToken(text, {
      pair: (first, second, offset) => add(vocabulary.pairRow(first, second), offset),
      single: () => undefined,
      word: (start, end) => add(vocabulary.wordRow(text.slice(start, end)), start),
    });
    for (let i = 0; i < rows.length; i++) {
      const a = rows[i] ?? 0;
      const last = Math.min(rows.length - 1, i + WINDOW);
      for (let j = i + 1; j <= last; j++) {
        if ((offsets[j] ?? 0) - (offsets[i] ?? 0) < MIN_DISTANCE) continue;
        const b = rows[j] ?? 0;
        if (b < contexts) counts[a * contexts + b] = (counts[a * contexts + b] ?? 0) + 1;
        if (a < contexts) counts[b * contexts + a] = (counts[b * contexts + a] ?? 0) + 1;
      }
    }
  }
  return counts;
}
