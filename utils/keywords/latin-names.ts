import type { PageWord } from './page-words.ts';

const MAX_NAME_LENGTH = 24;
const MAX_NAME_PARTS = 4;

/** What stands behind the name of a product: iPhone 17 Pro, SU7 Ultra. */
const EDITION = /^(?:Pro|Max|Ultra|Plus|Mini|mini|Air|SE|Turbo|Lite|Fold|Flip)$/u;

/** Words `from`..`to` that are one name, [start, end) in the text. */
export interface LatinName {
  from: number;
  to: number;
  start: number;
  end: number;
}

/**
 * Latin and number words that are written as one name: with hyphens (GPT-4, COVID-19, e-commerce), with a version
 * or an edition (iPhone 16, Mate 60 Pro), and 双11. Left to right, not overlapping.
 */
export function findLatinNames(words: readonly PageWord[], text: string): LatinName[] {
  const names: LatinName[] = [];
  for (let from = 0; from < words.length; ) {
    const name = findNameAt(words, from, text);
    if (name !== null) names.push(name);
    from = (name?.to ?? from) + 1;
  }
  return names;
}

function findNameAt(words: readonly PageWord[], from: number, text: string): LatinName | null {
  const first = words[from];
  if (first === undefined) return null;
  if (first.isHan) return findDoubleDay(words, from, text);
  let to = from;
  while (to + 1 < words.length && to - from + 1 < MAX_NAME_PARTS) {
    const word = words[to];
    const next = words[to + 1];
    if (word === undefined || next === undefined || next.isHan || next.end - first.start > MAX_NAME_LENGTH) break;
    const between = text.slice(word.end, next.start);
    const isHyphen = (between === '-' || between === '‑') && !(isDigits(word.text) && isDigits(next.text));
    // A version: "iPhone 16", not "in 16", and no year or figure.
    const isVersion =
      between === ' ' &&
      /^\d{1,2}(?:\.\d)?$/u.test(next.text) &&
      /^[A-Z][A-Za-z]{2,}$|^[a-z][A-Z]/u.test(text.slice(word.start, word.end)) &&
      !/^[%％年月日个元万亿人]/u.test(text.slice(next.end, next.end + 2).trimStart());
    const isEdition =
      between === ' ' &&
      EDITION.test(text.slice(next.start, next.end)) &&
      /\d|^[A-Z]/u.test(text.slice(first.start, word.end));
    if (!isHyphen && !isVersion && !isEdition) break;
    to++;
  }
  const last = words[to];
  return to === from || last === undefined ? null : { from, to, start: first.start, end: last.end };
}

/** 双11 and 双 12: the tokeniser parts Han and digits. */
function findDoubleDay(words: readonly PageWord[], from: number, text: string): LatinName | null {
  const first = words[from];
  const next = words[from + 1];
  if (
    first?.text !== '双' ||
    next === undefined ||
    !/^1[0-2]$/u.test(next.text) ||
    !/^\s?$/u.test(text.slice(first.end, next.start))
  )
    return null;
  return /^\s?[个名位倍]/u.test(text.slice(next.end, next.end + 2))
    ? null
    : { from, to: from + 1, start: first.start, end: next.end };
}

function isDigits(text: string): boolean {
  return /^[\d.]+$/u.test(text);
}
