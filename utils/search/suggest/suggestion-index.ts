// biome-ignore lint/style/noRestrictedImports: this is the one file that imports MiniSearch
import MiniSearch from 'minisearch';
import { pinyin } from 'pinyin-pro';
import type { Suggestion } from '../../protocol/outcome.ts';
import { fold } from '../../text/fold.ts';
import { isHanCodeUnit } from '../../text/tokenise.ts';
import { encodeHan } from './han-code.ts';

/** Something that may be suggested. */
export interface SuggestionEntry {
  text: string;
  kind: Suggestion['kind'];
  /** How many posts hold it, or how much it counts; only the order matters. */
  weight: number;
  /** Number of the post whose folded title it is. */
  post?: number;
}

/** A suggestion, and the post whose title it ends with. */
export interface FoundSuggestion extends Suggestion {
  post?: number;
}

/** Entries kept, the heaviest: about a second to build and some 20 MB. */
export const MAX_SUGGESTION_ENTRIES = 20_000;

/** Fields of an entry, and how much a hit in each counts: what stands there before what it sounds like. */
const FIELD_BOOST = { words: 4, sound: 2, initials: 1.5 } as const;

/** Letters that may be wrong in a Latin word or pinyin: two from six letters (a swap is two), one from four. */
const FUZZY_LETTERS = [
  { length: 6, wrong: 2 },
  { length: 4, wrong: 1 },
] as const;

/** A near miss counts this much of a hit. */
const FUZZY_WEIGHT = 0.3;

/** Looked at per asked suggestion, since several entries may fold to one. */
const LOOKED_AT = 4;

interface IndexedEntry extends SuggestionEntry {
  id: number;
  words: string;
  sound: string;
  initials: string;
}

/**
 * As-you-type help over short strings: prefixes, typing errors, full pinyin and initials (`tuikuan`, `tk` -> 退款).
 * This is the one file that imports MiniSearch. Never part of the results: a suggestion replaces what was typed.
 */
export class SuggestionIndex {
  readonly #entries: SuggestionEntry[];
  readonly #search: MiniSearch<IndexedEntry>;

  constructor(entries: Iterable<SuggestionEntry>) {
    this.#entries = chooseEntries(entries);
    this.#search = new MiniSearch<IndexedEntry>({
      fields: ['words', 'sound', 'initials'],
      tokenize: (text) => text.split(' ').filter((word) => word !== ''),
      processTerm: (term) => term,
      searchOptions: {
        boost: FIELD_BOOST,
        combineWith: 'AND',
        prefix: true,
        fuzzy: (term) => (isLatin(term) ? (FUZZY_LETTERS.find(({ length }) => term.length >= length)?.wrong ?? 0) : 0),
        weights: { fuzzy: FUZZY_WEIGHT, prefix: 0.6 },
        boostDocument: (id) => 1 + Math.log1p(this.#entries[Number(id)]?.weight ?? 0),
      },
    });
    this.#search.addAll(this.#entries.map(toIndexed));
  }

  get size(): number {
    return this.#entries.length;
  }

  /**
   * Suggestions for what is typed, best first: its last word is completed, what stands before is kept. None for an
   * empty last word.
   */
  suggest(query: string, limit: number): FoundSuggestion[] {
    const start = lastWordStart(query);
    const kept = query.slice(0, start);
    const typed = fold(query.slice(start)).trim();
    if (typed === '') return [];
    const coded = encodeHan(typed);
    const suggestions: FoundSuggestion[] = [];
    const seen = new Set([typed]);
    for (const result of this.#search.search(coded).slice(0, limit * LOOKED_AT)) {
      const entry = this.#entries[Number(result.id)];
      // A title is a whole thought: it completes a query's only word, and makes no sense behind others.
      if (!entry || (entry.kind === 'title' && /[\p{L}\p{N}]/u.test(kept))) continue;
      const folded = fold(entry.text);
      if (seen.has(folded)) continue;
      seen.add(folded);
      suggestions.push({
        text: kept + entry.text,
        kind: entry.kind,
        via: viaOf(result.match, coded),
        ...(entry.post !== undefined && { post: entry.post }),
      });
    }
    // What may have been meant is help only where nothing is spelt, or sounds, as typed.
    const sure = suggestions.filter(({ via }) => via !== 'typo');
    return (sure.length > 0 ? sure : suggestions).slice(0, limit);
  }
}

/** The heaviest entries, one for each folded text. */
function chooseEntries(entries: Iterable<SuggestionEntry>): SuggestionEntry[] {
  const best = new Map<string, SuggestionEntry>();
  for (const entry of entries) {
    const folded = fold(entry.text).trim();
    const known = best.get(folded);
    if (folded !== '' && (!known || known.weight < entry.weight)) best.set(folded, entry);
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight).slice(0, MAX_SUGGESTION_ENTRIES);
}

function toIndexed(entry: SuggestionEntry, id: number): IndexedEntry {
  const folded = fold(entry.text).replaceAll(/[\p{P}\p{S}]+/gu, ' ');
  // A title is found by its beginning only: the initials of a sentence match too much.
  const isShort = entry.kind !== 'title' && hasHan(folded);
  const syllables = isShort ? pinyin(folded, { toneType: 'none', type: 'array', nonZh: 'consecutive' }) : [];
  // Pinyin of words that stand together is one word: it is typed without spaces.
  const sound = syllables.map((syllable) => syllable.replaceAll('ü', 'v')).join('');
  const initials = syllables.map((syllable) => (isLatin(syllable) ? syllable.charAt(0) : ' ')).join('');
  return { ...entry, id, words: encodeHan(folded), sound, initials };
}

function viaOf(match: Record<string, string[]>, typed: string): Suggestion['via'] {
  const terms = Object.entries(match);
  const lastTyped = typed.split(' ').at(-1) ?? typed;
  const isPrefix = terms.some(([term]) => term.startsWith(lastTyped));
  if (!isPrefix) return 'typo';
  return terms.every(([, fields]) => !fields.includes('words')) ? 'pinyin' : 'prefix';
}

/** Where the last word begins, behind its quote or minus. */
function lastWordStart(query: string): number {
  const match = /[^\s"“”「」『』]*$/.exec(query);
  const start = match ? match.index : query.length;
  return query[start] === '-' || query[start] === '－' ? start + 1 : start;
}

function isLatin(text: string): boolean {
  return /^[a-z0-9]+$/.test(text);
}

function hasHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isHanCodeUnit(text.charCodeAt(i))) return true;
  return false;
}
