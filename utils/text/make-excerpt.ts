import type { Excerpt } from './excerpt.ts';
import { cutsWord, findInFolded, joinRanges, type MarkTerm, type Occurrence } from './find-marks.ts';
import { fold } from './fold.ts';

/** Code units of an excerpt, about two lines of a card. 60..300. */
export const EXCERPT_CODE_UNITS = 120;

/** A repeated term adds this share of its weight, so that a stretch with two terms beats one that repeats a term. */
const REPEAT_SHARE = 0.15;

/** Share of the length that marked terms may span; the rest is room to begin at a sentence. */
const WINDOW_SHARE = 0.7;

/** An excerpt may be longer than asked by this much when that lets it end with its sentence. */
const OVERHANG_CODE_UNITS = 20;

const SENTENCE_ENDS = '。！？!?…\n';
const CLAUSE_ENDS = '，、；：,;:）)」』”》 ';
const CLOSERS = '」』”’）)》"';

/**
 * The stretch of `text` that best shows why it was found: the window with the greatest weight of distinct terms,
 * begun at a sentence or clause when one is near. The excerpt is an exact piece of the text; marks are offsets in it.
 * Without any term in the text it is the text's beginning.
 */
export function makeExcerpt(
  text: string,
  terms: readonly MarkTerm[],
  length = EXCERPT_CODE_UNITS,
  folded = fold(text),
): Excerpt {
  const occurrences = findInFolded(folded, terms);
  const [from, to] = findBestWindow(occurrences, terms, Math.floor(length * WINDOW_SHARE));
  const start = findStart(folded, from, Math.max(0, length - (to - from)));
  const end = findEnd(folded, Math.max(to, start), start + length);
  const marks = joinRanges(
    occurrences
      .filter((place) => place.start >= start && place.start < end)
      .map((place) => ({ start: place.start - start, end: Math.min(place.end, end) - start })),
  );
  return {
    text: text.slice(start, end),
    marks,
    offset: start,
    cutBefore: folded.slice(0, start).trim() !== '',
    cutAfter: folded.slice(end).trim() !== '',
  };
}

/** Start of the first and end of the last occurrence of the best window; [0, 0] without any. */
function findBestWindow(
  occurrences: readonly Occurrence[],
  terms: readonly MarkTerm[],
  length: number,
): [from: number, to: number] {
  const counts = new Array<number>(terms.length).fill(0);
  let score = 0;
  let best = 0;
  let window: [number, number] = [0, 0];
  let first = 0;
  const weightOf = (place: Occurrence) => terms[place.term]?.weight ?? 1;
  for (const place of occurrences) {
    const before = counts[place.term] ?? 0;
    score += before === 0 ? weightOf(place) : weightOf(place) * REPEAT_SHARE;
    counts[place.term] = before + 1;
    for (;;) {
      const dropped = occurrences[first];
      if (!dropped || dropped === place || place.end - dropped.start <= length) break;
      const count = counts[dropped.term] ?? 0;
      counts[dropped.term] = count - 1;
      score -= count === 1 ? weightOf(dropped) : weightOf(dropped) * REPEAT_SHARE;
      first++;
    }
    if (score > best + 1e-9) {
      best = score;
      window = [occurrences[first]?.start ?? 0, place.end];
    }
  }
  return window;
}

/** Begins at the sentence that holds `from` when it starts within `slack` code units before, else at a clause, else near. */
function findStart(folded: string, from: number, slack: number): number {
  const earliest = Math.max(0, from - slack);
  if (earliest === 0) {
    const sentence = lastBoundary(folded, 0, from, SENTENCE_ENDS);
    return skipSpace(folded, sentence ?? 0, from === 0 ? folded.length : from);
  }
  const sentence = lastBoundary(folded, earliest, from, SENTENCE_ENDS);
  if (sentence !== null) return skipSpace(folded, sentence, from);
  const clause = firstBoundary(folded, Math.max(earliest, from - (slack >> 1)), from, CLAUSE_ENDS);
  if (clause !== null) return skipSpace(folded, clause, from);
  return notInside(folded, Math.max(earliest, from - (slack >> 2)), from);
}

/** Ends with the last sentence that ends near `wanted` and not before `atLeast`, else at `wanted`. */
function findEnd(folded: string, atLeast: number, wanted: number): number {
  if (folded.length <= wanted + OVERHANG_CODE_UNITS) return folded.trimEnd().length;
  const limit = wanted + OVERHANG_CODE_UNITS;
  const enough = Math.max(atLeast, wanted - OVERHANG_CODE_UNITS * 2);
  const sentence = lastBoundary(folded, enough, limit, SENTENCE_ENDS);
  if (sentence !== null) return sentence;
  let end = Math.max(atLeast, wanted);
  while (end > atLeast && (cutsWord(folded, end) || isLowSurrogate(folded, end))) end--;
  return end;
}

/** The place behind the last boundary code unit in [from, to), or null. */
function lastBoundary(folded: string, from: number, to: number, codeUnits: string): number | null {
  for (let i = to - 1; i >= from; i--) {
    const codeUnit = folded[i] ?? '';
    if (codeUnits.includes(codeUnit) || isFullStop(folded, i)) {
      let end = i + 1;
      while (end < to && CLOSERS.includes(folded[end] ?? '')) end++;
      return end;
    }
  }
  return null;
}

function firstBoundary(folded: string, from: number, to: number, codeUnits: string): number | null {
  for (let i = from; i < to; i++) if (codeUnits.includes(folded[i] ?? '')) return i + 1;
  return null;
}

/** A full stop of a Latin sentence: not the point of a number or a name. */
function isFullStop(folded: string, index: number): boolean {
  return folded[index] === '.' && (folded[index + 1] === ' ' || folded[index + 1] === '\n');
}

function skipSpace(folded: string, start: number, to: number): number {
  let at = start;
  while (at < to && (folded[at] === ' ' || folded[at] === '\n')) at++;
  return at;
}

/** Moves forward out of a Latin word or a surrogate pair, at most to `to`. */
function notInside(folded: string, start: number, to: number): number {
  let at = start;
  while (at < to && (cutsWord(folded, at) || isLowSurrogate(folded, at))) at++;
  return at;
}

function isLowSurrogate(folded: string, index: number): boolean {
  return (folded.charCodeAt(index) & 0xfc00) === 0xdc00;
}
