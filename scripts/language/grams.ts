import type { GramTable } from './gram-table.ts';

/** Runs of one length that a corpus holds often enough: index 0 of a list of levels holds those of two characters. */
export interface Level {
  /** (number of the prefix, last character) -> number of the gram. */
  numbers: GramTable;
  counts: Uint32Array;
  /** A place in the stream where the gram stands. */
  places: Uint32Array;
  cohesion: Float32Array;
  boundary: Float32Array;
  /** Occurrences as a word in the last segmentation; 0 for what is no word. */
  wordCounts: Float64Array;
}

/** Number of a run of characters, 0 when it is not held. A single character is its own number. */
export function findGram(levels: Level[], characters: number[]): number {
  let gram = characters[0] ?? 0;
  for (let i = 1; i < characters.length && gram !== 0; i++)
    gram = levels[i - 1]?.numbers.get(gram, characters[i] ?? 0) ?? 0;
  return gram;
}
