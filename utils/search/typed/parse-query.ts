import { fold } from '../../text/fold.ts';
import { spellingSource } from '../../text/spelling-pattern.ts';
import { isHanCodeUnit, isWordCodeUnit } from '../../text/tokenise.ts';
import { type QueryToken, readTokens } from './read-tokens.ts';

/** One word or phrase of a typed query. */
export interface QueryPart {
  /** Folded. */
  text: string;
  isExcluded: boolean;
  tokens: QueryToken[];
  /** True when the tokens alone decide: one token. Else the text has to be looked at for `pattern`. */
  isExact: boolean;
  /** Finds the part in folded text. */
  pattern: RegExp;
  /** The last, unfinished Latin word matches by its beginning. */
  isPrefix: boolean;
}

/** Units of a typed query that are looked at. Longer is pasted text; its beginning says enough. */
export const MAX_QUERY_CODE_UNITS = 120;

const CLOSING_QUOTES: Record<string, string> = { '"': '"', '“': '”', '”': '”', '「': '」', '『': '』', '«': '»' };

/**
 * Cuts a typed query into its parts. Words narrow; a word in quotes ("…", “…”, 「…」, 『…』) is a phrase; a minus before
 * either excludes. An unclosed quote reaches to the end: the reader is still typing. A part is looked for as it is
 * written, so any part of a Chinese word finds it; the last Latin word also finds longer ones.
 */
export function parseQuery(query: string): QueryPart[] {
  const folded = fold(query.slice(0, MAX_QUERY_CODE_UNITS));
  const parts: QueryPart[] = [];
  let i = 0;
  while (i < folded.length) {
    if (isSpace(folded[i])) {
      i++;
      continue;
    }
    // -5% is a figure, not a word to leave out
    const isFigure = /^-\d[\d.]*[%‰°℃]/u.test(folded.slice(i, i + 12));
    const isExcluded = !isFigure && folded[i] === '-' && i + 1 < folded.length && !isSpace(folded[i + 1]);
    if (isExcluded) i++;
    const closing = CLOSING_QUOTES[folded[i] ?? ''];
    let end: number;
    let text: string;
    let isOpen = false;
    if (closing) {
      end = folded.indexOf(closing, i + 1);
      isOpen = end < 0;
      if (isOpen) end = folded.length;
      text = folded.slice(i + 1, end);
      end++;
    } else {
      end = i;
      while (end < folded.length && !isSpace(folded[end]) && !CLOSING_QUOTES[folded[end] ?? '']) end++;
      text = folded.slice(i, end);
    }
    const isUnfinished = end >= folded.length && (!closing || isOpen);
    const isGrowing = isUnfinished && !isSpace(folded[folded.length - 1]);
    // "3." and "node." are on their way to 3.5 and node.js, which are single words of the index.
    const part = createPart(isGrowing ? text.trim().replace(/[.&']+$/, '') : text.trim(), isExcluded, isGrowing);
    if (part) parts.push(part);
    i = Math.max(end, i + 1);
  }
  return parts;
}

function createPart(text: string, isExcluded: boolean, isGrowing: boolean): QueryPart | null {
  const tokens = readTokens(text, isGrowing);
  const [first] = tokens;
  if (!first) return null;
  const isPrefix = isGrowing && isWordCodeUnit(text.charCodeAt(text.length - 1));
  const isExact = tokens.length === 1 && isWhole(text, first, isGrowing);
  return { text, isExcluded, tokens, isExact, pattern: createPattern(text, isPrefix), isPrefix };
}

/** True when a token is all that a text says. */
function isWhole(text: string, token: QueryToken, isGrowing: boolean): boolean {
  // 大v as it is typed; before b of b站 a longer word may stand
  if (token.kind === 'edge') return text.length === 2 && isGrowing && isHanCodeUnit(token.first);
  if (token.kind === 'character') return text.length === 1;
  return text === (token.kind === 'term' ? token.term : token.prefix);
}

/** Finds the text however it is spelt; at its ends no letters of a longer word, nor digits of a longer number. */
function createPattern(text: string, isPrefix: boolean): RegExp {
  const first = text.charAt(0);
  const last = text.charAt(text.length - 1);
  const before = /[a-z]/.test(first) ? '(?<![a-z])' : /\d/.test(first) ? '(?<!\\d)' : '';
  const after = isPrefix ? '' : /[a-z]/.test(last) ? '(?![a-z])' : /\d/.test(last) ? '(?!\\d)' : '';
  return new RegExp(before + spellingSource(text) + after);
}

function isSpace(codeUnit: string | undefined): boolean {
  return codeUnit === ' ' || codeUnit === '\n' || codeUnit === '\u2028' || codeUnit === '\u2029';
}
