import { ByteWriter } from '../../bytes/byte-writer.ts';
import type { CollectedTerms } from './collected-terms.ts';
import { LEVEL_OF_FREQUENCY, TF_WEIGHTS } from './frequency-levels.ts';
import { createListShape, createPostingGroups, writeList } from './postings.ts';
import { INLINE_POSTING } from './segment-format.ts';

/** The terms of a segment in the order in which it is written: all bigrams, then all words. */
export interface SortedTerms {
  bigramKeys: Uint32Array;
  words: string[];
  /** Place of a term by its number. */
  placeOf(term: number): number;
}

export function sortTerms({ bigrams, words }: CollectedTerms): SortedTerms {
  const bigramOrder = bigrams.sortedNumbers();
  const wordOrder = words.map((_, number) => number);
  wordOrder.sort((a, b) => ((words[a] as string) < (words[b] as string) ? -1 : 1));
  const bigramCount = bigramOrder.length;
  const bigramPlaces = new Int32Array(bigramCount);
  const bigramKeys = new Uint32Array(bigramCount);
  for (let place = 0; place < bigramCount; place++) {
    const number = bigramOrder[place] as number;
    bigramPlaces[number] = place;
    bigramKeys[place] = bigrams.keyOf(number);
  }
  const wordPlaces = new Int32Array(wordOrder.length);
  for (let i = 0; i < wordOrder.length; i++) wordPlaces[wordOrder[i] as number] = bigramCount + i;
  return {
    bigramKeys,
    words: wordOrder.map((number) => words[number] as string),
    placeOf: (term) => (term & 1 ? wordPlaces[term >> 1] : bigramPlaces[term >> 1]) as number,
  };
}

/** The length of every post's vector of its tokens; spellings and edges are no part of it. `weightOf` is asked once a term. */
export function computeNorms(collected: CollectedTerms, weightOf: (term: string) => number): Float32Array {
  const { bigrams, words, terms, frequencies, postStarts, tokenEnds } = collected;
  const bigramWeights = new Float64Array(bigrams.size).fill(-1);
  const wordWeights = new Float64Array(words.length).fill(-1);
  const norms = new Float32Array(tokenEnds.length);
  for (let post = 0; post < norms.length; post++) {
    let sum = 0;
    const end = tokenEnds[post] as number;
    for (let i = postStarts[post] as number; i < end; i++) {
      const term = terms[i] as number;
      const weights = term & 1 ? wordWeights : bigramWeights;
      let termWeight = weights[term >> 1] as number;
      if (termWeight < 0) {
        termWeight = weightOf(nameTerm(collected, term));
        weights[term >> 1] = termWeight;
      }
      const weight = termWeight * (TF_WEIGHTS[LEVEL_OF_FREQUENCY[frequencies[i] as number] as number] as number);
      sum += weight * weight;
    }
    norms[post] = Math.sqrt(sum);
  }
  return norms;
}

function nameTerm({ bigrams, words }: CollectedTerms, term: number): string {
  if (term & 1) return words[term >> 1] as string;
  const key = bigrams.keyOf(term >> 1);
  return String.fromCharCode(key >>> 16, key & 0xffff);
}

/** Turns the posts' terms into the terms' posts. Uses up the collected terms: they hold places afterwards. */
export function writePostings(
  collected: CollectedTerms,
  { placeOf }: SortedTerms,
): { pointers: Uint32Array; postings: Uint8Array } {
  const { terms, frequencies, postStarts, size } = collected;
  const postCount = postStarts.length - 1;
  const termCount = collected.bigrams.size + collected.words.length;
  // Counting sort of all (term, post) by term; posts stay ascending within a term.
  const starts = new Uint32Array(termCount + 1);
  for (let i = 0; i < size; i++) {
    const place = placeOf(terms[i] as number);
    terms[i] = place;
    (starts[place + 1] as number)++;
  }
  for (let place = 0; place < termCount; place++) (starts[place + 1] as number) += starts[place] as number;
  const posts = new Uint16Array(size);
  const levels = new Uint8Array(size);
  const next = starts.slice(0, termCount);
  for (let post = 0; post < postCount; post++) {
    const end = postStarts[post + 1] as number;
    for (let i = postStarts[post] as number; i < end; i++) {
      const at = (next[terms[i] as number] as number)++;
      posts[at] = post;
      levels[at] = LEVEL_OF_FREQUENCY[frequencies[i] as number] as number;
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
      pointers[place] = (INLINE_POSTING | ((levels[start] as number) << 16) | (posts[start] as number)) >>> 0;
      continue;
    }
    groups.oneCount = 0;
    groups.moreCount = 0;
    for (let i = start; i < end; i++) {
      const level = levels[i] as number;
      if (level === 0) groups.ones[groups.oneCount++] = posts[i] as number;
      else {
        groups.levels[groups.moreCount] = level;
        groups.more[groups.moreCount++] = posts[i] as number;
      }
    }
    pointers[place] = postings.length;
    writeList(postings, groups, shape);
  }
  return { pointers, postings: postings.view() };
}
