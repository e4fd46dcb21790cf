import type { Frequencies } from '../language/open-frequencies.ts';
import { forEachToken } from '../text/tokenise.ts';
import { segmentHan } from './segment-han.ts';
import { isGrammarFirst, isGrammarLast, isStopWord, isWeakWord } from './stop-words.ts';

/** A new word must stand this often on the page. */
const MIN_NEW_WORD_COUNT = 2;
/** Share of the rarer part's occurrences that must be in the new word: 刘 and 博 stand together nearly always. */
const MIN_NEW_WORD_SHARE = 0.7;
/** Longest new word, in characters and in parts. */
const MAX_NEW_WORD_LENGTH = 5;
const MAX_NEW_WORD_PARTS = 4;

/** One whole word of a text. Offsets are UTF-16 code units. */
export interface PageWord {
  start: number;
  end: number;
  /** Folded. */
  text: string;
  isHan: boolean;
}

/**
 * All words of a folded text in order: Chinese words by segmentation, with names the table does not know put together
 * from what repeats on this page, and Latin or number words as the tokeniser cuts them.
 */
export function cutWords(folded: string, frequencies: Frequencies): PageWord[] {
  const spans = segmentHan(folded, frequencies);
  const han: PageWord[] = [];
  for (let i = 0; i < spans.count; i++) {
    const start = spans.starts[i] ?? 0;
    const end = spans.ends[i] ?? 0;
    han.push({ start, end, text: folded.slice(start, end), isHan: true });
  }
  const words = joinNewWords(folded, han);
  const latin: PageWord[] = [];
  forEachToken(folded, {
    bigram: () => undefined,
    unigram: () => undefined,
    word: (start, end) => latin.push({ start, end, text: folded.slice(start, end), isHan: false }),
  });
  return mergeByStart(words, latin);
}

/**
 * Joins what the table cut apart, where it repeats together: names of people, shops, products (刘|博, 萨|巴伦|卡), terms
 * with a new beginning or end (半|托管, 推荐|流). At least one part is a single character.
 */
function joinNewWords(folded: string, words: PageWord[]): PageWord[] {
  const counts = new Map<string, number>();
  for (const { text } of words) counts.set(text, (counts.get(text) ?? 0) + 1);
  const runs = new Map<string, Run>();
  const beginsRun = new Uint8Array(words.length);
  for (let from = 0; from < words.length; from++) {
    let rarest = counts.get(words[from]?.text ?? '') ?? 0;
    for (let to = from + 1; to < Math.min(words.length, from + MAX_NEW_WORD_PARTS); to++) {
      rarest = Math.min(rarest, counts.get(words[to]?.text ?? '') ?? 0);
      if (!areNeighbours(words, to) || rarest < MIN_NEW_WORD_COUNT) break;
      if (!isLooseRun(words, from, to)) continue;
      const run = folded.slice(words[from]?.start ?? 0, words[to]?.end ?? 0);
      const known = runs.get(run);
      beginsRun[from] = 1;
      const before = from > 0 && areNeighbours(words, from) ? (words[from - 1]?.text ?? '') : '';
      const after = to + 1 < words.length && areNeighbours(words, to + 1) ? (words[to + 1]?.text ?? '') : '';
      if (known === undefined) runs.set(run, { count: 1, rarest, before, after });
      else {
        known.count++;
        if (known.before !== before) known.before = '';
        if (known.after !== after) known.after = '';
      }
    }
  }
  const runOf = (from: number, to: number) => runs.get(folded.slice(words[from]?.start ?? 0, words[to]?.end ?? 0));
  const isNewWord = (from: number, to: number) => {
    const run = runOf(from, to);
    // The same neighbour each time: a part of something longer, 第三|方客户端. A word of grammar may well be.
    if (run === undefined || isPart(run.before) || isPart(run.after)) return false;
    const { count, rarest } = run;
    // A part that repeats more often is the word, and the whole is two: 报纸|停刊.
    const inner = Math.max(
      ...[runOf(from + 1, to), runOf(from, to - 1), runOf(to, to + 1)].map((other) => other?.count ?? 0),
    );
    return count >= MIN_NEW_WORD_COUNT && count >= MIN_NEW_WORD_SHARE * rarest && inner <= count;
  };
  const joined: PageWord[] = [];
  for (let i = 0; i < words.length; ) {
    const word = words[i];
    if (word === undefined) break;
    let end = i;
    for (let j = Math.min(words.length, i + MAX_NEW_WORD_PARTS) - 1; beginsRun[i] === 1 && j > i; j--) {
      if (isLooseRun(words, i, j) && isNewWord(i, j)) {
        end = j;
        break;
      }
    }
    const last = words[end] ?? word;
    joined.push(
      end === i ? word : { start: word.start, end: last.end, text: folded.slice(word.start, last.end), isHan: true },
    );
    i = end + 1;
  }
  return joined;
}

/** Neighbouring words that could be one, and what stood before and after each time; '' for different things. */
interface Run {
  count: number;
  rarest: number;
  before: string;
  after: string;
}

function isPart(neighbour: string): boolean {
  return neighbour.length > 1 || (neighbour !== '' && !isStopWord(neighbour));
}

function areNeighbours(words: PageWord[], to: number): boolean {
  return words[to - 1]?.end === words[to]?.start;
}

/** Characters of place and time after a noun: 退款后, 群里. */
const AFTER_NOUN = new Set('后前里中上下内外时'.split(''));

/** Words of grammar that names can end with all the same. */
const NAME_ENDS = new Set('者员家号股套米成天周年月点半国人'.split(''));

function isLooseEnd(character: string): boolean {
  return isStopWord(character) && !NAME_ENDS.has(character);
}

/** True for neighbouring words, one of them a single character, that could be one name. */
function isLooseRun(words: PageWord[], from: number, to: number): boolean {
  let singles = 0;
  let length = 0;
  for (let i = from; i <= to; i++) {
    const text = words[i]?.text ?? '';
    if (i > from && !areNeighbours(words, i)) return false;
    length += text.length;
    if (text.length > 1 && (isStopWord(text) || isWeakWord(text))) return false;
    if (text.length !== 1) continue;
    singles++;
    if (isGrammarLast(text) || (i === to && (AFTER_NOUN.has(text) || isLooseEnd(text)))) return false;
    if ((i === from && isGrammarFirst(text)) || (i < to && isGrammarFirst(text))) return false;
  }
  return singles > 0 && length <= MAX_NEW_WORD_LENGTH;
}

function mergeByStart(first: PageWord[], second: PageWord[]): PageWord[] {
  const merged: PageWord[] = [];
  let i = 0;
  let j = 0;
  while (i < first.length || j < second.length) {
    const a = first[i];
    const b = second[j];
    if (b === undefined || (a !== undefined && a.start < b.start)) {
      if (a !== undefined) merged.push(a);
      i++;
    } else {
      merged.push(b);
      j++;
    }
  }
  return merged;
}
