import { readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { fold } from '../../utils/text/fold.ts';
import { forEachToken } from '../../utils/text/tokenise.ts';

const Passage = v.object({ title: v.optional(v.string(), ''), text: v.string() });

/** Mark of a Han character that stands in for bigrams without a vector of their own. No folded term begins with it. */
export const CHARACTER_MARK = 'c:';
/** Passages that must hold a term, and a character, before it gets a vector. */
const LEAST_PASSAGES = 5;
const LEAST_CHARACTER_PASSAGES = 20;

/** Terms that get a vector, commonest first, then the characters. */
export interface Vocabulary {
  documents: number;
  terms: string[];
  frequencies: number[];
}

/** Chooses the `limit` commonest terms of the passages, and the characters of bigrams. */
export function chooseVocabulary(passages: readonly string[], limit: number): Vocabulary {
  const terms = new Map<string, number>();
  const characters = new Map<string, number>();
  const count = (map: Map<string, number>, seen: ReadonlySet<string>) => {
    for (const term of seen) map.set(term, (map.get(term) ?? 0) + 1);
  };
  for (const passage of passages) {
    const seen = new Set<string>();
    const seenCharacters = new Set<string>();
    listTerms(passage, (term, isBigram) => {
      seen.add(term);
      if (isBigram) for (const character of term) seenCharacters.add(CHARACTER_MARK + character);
    });
    count(terms, seen);
    count(characters, seenCharacters);
  }
  const byFrequency = (a: [string, number], b: [string, number]) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
  const chosen = [...terms]
    .filter(([, passages]) => passages >= LEAST_PASSAGES)
    .sort(byFrequency)
    .slice(0, limit)
    .concat([...characters].filter(([, passages]) => passages >= LEAST_CHARACTER_PASSAGES).sort(byFrequency));
  return {
    documents: passages.length,
    terms: chosen.map(([term]) => term),
    frequencies: chosen.map(([, passages]) => passages),
  };
}

/** Writes the passages' terms as compressed sparse rows: FILE.off, FILE.tok (Uint32), FILE.tf (Float32). */
export function writeTermCounts(file: string, passages: readonly string[], vocabulary: Vocabulary): void {
  const numbers = new Map(vocabulary.terms.map((term, number) => [term, number]));
  const terms: number[] = [];
  const counts: number[] = [];
  const offsets = [0];
  for (const passage of passages) {
    const counted = new Map<number, number>();
    const add = (number: number | undefined) => {
      if (number !== undefined) counted.set(number, (counted.get(number) ?? 0) + 1);
    };
    listTerms(passage, (term, isBigram) => {
      const number = numbers.get(term);
      if (number !== undefined || !isBigram) add(number);
      else for (const character of term) add(numbers.get(CHARACTER_MARK + character));
    });
    for (const [number, count] of counted) {
      terms.push(number);
      counts.push(count);
    }
    offsets.push(terms.length);
  }
  writeFileSync(`${file}.off`, Uint32Array.from(offsets));
  writeFileSync(`${file}.tok`, Uint32Array.from(terms));
  writeFileSync(`${file}.tf`, Float32Array.from(counts));
}

/** Title and text of every line. */
export function readPassages(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { title, text } = v.parse(Passage, JSON.parse(line));
      return fold(`${title}\n${text}`);
    });
}

function listTerms(folded: string, add: (term: string, isBigram: boolean) => void): void {
  forEachToken(folded, {
    bigram: (first, second) => add(String.fromCharCode(first, second), true),
    unigram: () => undefined, // a lone character says nothing of the subject
    word: (start, end) => add(folded.slice(start, end), false),
  });
}
