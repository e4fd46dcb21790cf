import type { Embeddings } from '../../language/open-embeddings.ts';
import type { Script } from '../../text/script-of.ts';
import { toUnit } from '../embed/embed-text.ts';
import type { LibraryIndex } from '../index/library-index.ts';
import { COLUMN } from '../segment/segment-format.ts';
import { readText, scriptOfPacked } from '../segment/stored-embedding.ts';

/**
 * Texts of the language that the library's mean is drawn towards: seven posts say nothing about what all posts of a
 * library have in common, thousands say all. 30..120.
 */
const LANGUAGE_TEXTS = 60;

/** Where the posts of one script in one library lie, so that cosines mean the same in every library. */
export interface MeaningSpace {
  dimensions: number;
  /** Posts of the script that can be found. */
  postCount: number;
  /** What the posts have in common, as an offset from the mean of the language's texts. */
  centre: Float32Array;
  /** Unrelated texts, centred, one unit vector after another. */
  background: Float32Array;
  /** Length of each post's embedding less the centre, by number; 0 until somebody asked. */
  lengths: Float64Array;
  /** For one page at a time: in how many signs each post's embedding differs from the page's. */
  distances: Uint8Array;
}

const spaces = new WeakMap<LibraryIndex, Partial<Record<Script, MeaningSpace>>>();

/** The space of a library's posts, worked out at the first question for it. */
export function meaningSpaceOf(index: LibraryIndex, script: Script, embeddings: Embeddings): MeaningSpace {
  const known = spaces.get(index) ?? {};
  spaces.set(index, known);
  known[script] ??= createSpace(index, script, embeddings);
  return known[script];
}

function createSpace(index: LibraryIndex, script: Script, embeddings: Embeddings): MeaningSpace {
  const { dimensions } = embeddings;
  const sums = new Float64Array(dimensions);
  let postCount = 0;
  index.segments.forEach((segment, number) => {
    if (segment.dimensions !== dimensions) return;
    const base = index.baseOf(number);
    const { vectors } = segment;
    const numbers = segment.columnView(COLUMN.embedding);
    for (let post = 0; post < segment.postCount; post++) {
      if (scriptOfPacked(numbers[post] as number) !== script || !index.isLive(base + post)) continue;
      postCount++;
      const at = post * dimensions;
      for (let i = 0; i < dimensions; i++) sums[i] = (sums[i] as number) + (vectors[at + i] as number);
    }
  });
  const centre = new Float32Array(dimensions);
  const mean = index.collection?.centres[script];
  if (index.collection && mean?.length === dimensions) {
    const { postCount: all } = index.collection;
    for (let i = 0; i < dimensions; i++) centre[i] = ((mean[i] as number) * all) / (all + LANGUAGE_TEXTS);
  } else {
    for (let i = 0; i < dimensions; i++) centre[i] = (sums[i] as number) / 127 / (postCount + LANGUAGE_TEXTS);
  }
  const background = new Float32Array(embeddings.background.length);
  const vector = new Float32Array(dimensions);
  for (let at = 0; at < background.length; at += dimensions) {
    readText(embeddings.background, at, vector);
    background.set(centreOn(vector, centre), at);
  }
  return {
    dimensions,
    postCount,
    centre,
    background,
    lengths: new Float64Array(index.indexedPostCount),
    distances: new Uint8Array(index.indexedPostCount),
  };
}

/** A vector less the centre, of length one, in place. */
export function centreOn(vector: Float32Array, centre: Float32Array): Float32Array {
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) - (centre[i] as number);
  return toUnit(vector);
}

/** Dot product of `a` with the vector that begins at `at` in `b`. */
export function dotAt(a: Float32Array, b: Float32Array, at: number): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[at + i] as number);
  return sum;
}
