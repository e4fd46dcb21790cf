import { ByteWriter } from '../../bytes/byte-writer.ts';
import type { CollectedTerms } from './collected-terms.ts';
import { LEVEL_OF_FREQUENCY } from './frequency-levels.ts';
import { createListShape, createPostingGroups, writeList } from './postings.ts';
import { INLINE_POSTING } from './segment-format.ts';
import { LANE, RECORD_LANES, type TermRecords } from './term-records.ts';

/** The terms of a segment in the order in which it is written: all bigrams, then all words. */
export interface SortedTerms {
  bigramKeys: Uint32Array;
  words: string[];
  /** The term at each place. */
  terms: Int32Array;
}

/** Sorts the terms that posts of the segment hold; a builder may know others. */
export function sortTerms(records: TermRecords): SortedTerms {
  const { lanes, size, words } = records;
  const bigrams: number[] = [];
  const wordNumbers: number[] = [];
  for (let term = 0; term < size; term++) {
    const at = term * RECORD_LANES;
    if (lanes[at + LANE.posts] === 0) continue;
    const word = lanes[at + LANE.word] as number;
    if (word === 0) bigrams.push(term);
    else wordNumbers.push(word - 1);
  }
  const bigramTerms = Int32Array.from(bigrams);
  const bigramKeys = Uint32Array.from(bigrams, (term) => lanes[term * RECORD_LANES + LANE.key] as number);
  sortByKeys(bigramKeys, bigramTerms);
  wordNumbers.sort((a, b) => ((words[a] as string) < (words[b] as string) ? -1 : 1));
  const terms = new Int32Array(bigramTerms.length + wordNumbers.length);
  terms.set(bigramTerms);
  for (const [i, number] of wordNumbers.entries()) terms[bigramTerms.length + i] = records.termOfWord(number);
  return { bigramKeys, words: wordNumbers.map((number) => words[number] as string), terms };
}

/** Sorts keys, and the terms with them (radix sort, two passes of 16 bits). */
function sortByKeys(keys: Uint32Array, terms: Int32Array): void {
  let fromKeys = keys;
  let fromTerms = terms;
  let toKeys: Uint32Array = new Uint32Array(keys.length);
  let toTerms: Int32Array = new Int32Array(keys.length);
  for (let shift = 0; shift < 32; shift += 16) {
    const starts = new Uint32Array(65537);
    for (let i = 0; i < fromKeys.length; i++) (starts[(((fromKeys[i] as number) >>> shift) & 0xffff) + 1] as number)++;
    for (let digit = 0; digit < 65536; digit++) (starts[digit + 1] as number) += starts[digit] as number;
    for (let i = 0; i < fromKeys.length; i++) {
      const key = fromKeys[i] as number;
      const at = (starts[(key >>> shift) & 0xffff] as number)++;
      toKeys[at] = key;
      toTerms[at] = fromTerms[i] as number;
    }
    [fromKeys, toKeys] = [toKeys, fromKeys];
    [fromTerms, toTerms] = [toTerms, fromTerms];
  }
  // After two passes they are back where they came from.
}

/** A post and the level of a term in it, as one number: both are written and read at once. */
const LEVEL_BITS = 5;
const LEVEL_MASK = (1 << LEVEL_BITS) - 1;

/** Turns the posts' terms into the terms' posts. */
export function writePostings(
  { terms, frequencies, postStarts, size }: CollectedTerms,
  sorted: SortedTerms,
  { lanes, size: knownCount }: TermRecords,
): { pointers: Uint32Array; postings: Uint8Array } {
  const postCount = postStarts.length - 1;
  const termCount = sorted.terms.length;
  // Counting sort of all (term, post) by term; posts stay ascending within a term.
  const starts = new Uint32Array(termCount + 1);
  const next = new Uint32Array(knownCount);
  for (let place = 0; place < termCount; place++) {
    const term = sorted.terms[place] as number;
    const start = starts[place] as number;
    next[term] = start;
    starts[place + 1] = start + (lanes[term * RECORD_LANES + LANE.posts] as number);
  }
  const entries = new Uint32Array(size);
  for (let post = 0; post < postCount; post++) {
    const end = postStarts[post + 1] as number;
    for (let i = postStarts[post] as number; i < end; i++) {
      const at = (next[terms[i] as number] as number)++;
      entries[at] = (post << LEVEL_BITS) | (LEVEL_OF_FREQUENCY[frequencies[i] as number] as number);
    }
  }

  const pointers = new Uint32Array(termCount);
  const postings = new ByteWriter(Math.max(1 << 16, size));
  const shape = createListShape(postCount);
  const groups = createPostingGroups(postCount);
  for (let place = 0; place < termCount; place++) {
    const start = starts[place] as number;
    const end = starts[place + 1] as number;
    if (end - start === 1) {
      const entry = entries[start] as number;
      pointers[place] = (INLINE_POSTING | ((entry & LEVEL_MASK) << 16) | (entry >>> LEVEL_BITS)) >>> 0;
      continue;
    }
    groups.oneCount = 0;
    groups.moreCount = 0;
    for (let i = start; i < end; i++) {
      const entry = entries[i] as number;
      const level = entry & LEVEL_MASK;
      if (level === 0) groups.ones[groups.oneCount++] = entry >>> LEVEL_BITS;
      else {
        groups.levels[groups.moreCount] = level;
        groups.more[groups.moreCount++] = entry >>> LEVEL_BITS;
      }
    }
    pointers[place] = postings.length;
    writeList(postings, groups, shape);
  }
  return { pointers, postings: postings.view() };
}
