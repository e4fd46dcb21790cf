import type { Frequencies } from '../language/open-frequencies.ts';
import type { PageWord } from './page-words.ts';
import { rateWord } from './rate-word.ts';
import { isStopWord, isWeakWord } from './stop-words.ts';

/** Two words are one term when they stand together this often, and in this share of the rarer one's places. */
const MIN_COMPOUND_COUNT = 2;
const MIN_COMPOUND_SHARE = 0.5;
/** Both parts of a Chinese compound must be rated this (see rate-word.ts): 叫嚣报警 is no term. Range 0.5..0.9. */
export const MIN_PART_RATING = 0.62;
/** Longest Chinese compound, and Latin one, in code units. */
const MAX_COMPOUND_LENGTH = 7;
const MAX_LATIN_COMPOUND_LENGTH = 28;
/** Endings that make a term of a word: 退款率, 消费券, 操盘手. */
const SUFFIXES = new Set('率额量力者员商券店费型版法权业圈战网端卡群机局院案款车税债险牌手图主流迷'.split(''));

/** The compounds of the page: pairs of words that stand together again and again, or always. */
export function countCompounds(
  words: PageWord[],
  beginsCompound: Uint8Array,
  folded: string,
  counts: ReadonlyMap<string, number>,
  frequencies: Frequencies,
): Set<string> {
  const compounds = new Map<string, { count: number; rarer: number }>();
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as PageWord;
    const next = words[index + 1];
    if (next === undefined || beginsCompound[index] === 0) continue;
    if (word.isHan && Math.min(rateWord(word.text, frequencies), rateHead(next, frequencies)) < MIN_PART_RATING)
      continue;
    const text = folded.slice(word.start, next.end);
    const rarer =
      next.text.length === 1
        ? (counts.get(word.text) ?? 0)
        : Math.min(counts.get(word.text) ?? 0, counts.get(next.text) ?? 0);
    const known = compounds.get(text);
    if (known === undefined) compounds.set(text, { count: 1, rarer });
    else known.count++;
  }
  const kept = new Set<string>();
  for (const [text, { count, rarer }] of compounds) {
    // A word that stands nowhere without this ending is no word of this page: 灵巧手, not 灵巧.
    const isAlways = count === rarer && SUFFIXES.has(text.charAt(text.length - 1));
    if (isAlways || (count >= MIN_COMPOUND_COUNT && count >= MIN_COMPOUND_SHARE * rarer)) kept.add(text);
  }
  return kept;
}

/** True for two neighbouring words that could be one term: 消费 + 疲劳, 退款 + 率, Stable + Diffusion. */
export function isCompound(
  first: PageWord,
  second: PageWord,
  folded: string,
  hasGrammarEdge: (text: string) => boolean,
): boolean {
  if (isStopWord(first.text) || isStopWord(second.text)) return false;
  if (first.isHan !== second.isHan) return false;
  if (!first.isHan) {
    const areNames = /^[a-z][a-z.&+]+$/u.test(first.text) && /^[a-z]/u.test(second.text);
    return (
      areNames && folded.slice(first.end, second.start) === ' ' && second.end - first.start <= MAX_LATIN_COMPOUND_LENGTH
    );
  }
  if (first.end !== second.start || second.end - first.start > MAX_COMPOUND_LENGTH || first.text.length < 2)
    return false;
  if (second.text.length === 1) return SUFFIXES.has(second.text) && !isWeakWord(first.text);
  return (
    !(isWeakWord(first.text) && isWeakWord(second.text)) && !hasGrammarEdge(first.text) && !hasGrammarEdge(second.text)
  );
}

/** A compound is a noun as far as its last part is; an ending such as 率 always makes one. */
export function rateHead(head: PageWord, frequencies: Frequencies): number {
  return head.text.length === 1 ? 1 : rateWord(head.text, frequencies);
}
