import { fold } from '../../text/fold.ts';
import { spellingSource } from '../../text/spelling-pattern.ts';
import { forEachToken } from '../../text/tokenise.ts';

/** One token a post must hold, as the index has it. */
export type QueryToken =
  /** A Han bigram or a whole Latin word: exactly one entry of the index. */
  | { kind: 'term'; term: string }
  /** One Han character: any bigram with it. */
  | { kind: 'character'; codeUnit: number }
  /** The beginning of a Latin word. */
  | { kind: 'prefix'; prefix: string };

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

/** Code units of a typed query that are looked at. Longer is pasted text; its beginning says enough. */
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

function createPart(text: string, isExcluded: boolean, isUnfinished: boolean): QueryPart | null {
  const tokens: QueryToken[] = [];
  let isPrefix = false;
  let end = 0;
  forEachToken(text, {
    bigram: (first, second, offset) => {
      tokens.push({ kind: 'term', term: String.fromCharCode(first, second) });
      end = offset + 2;
    },
    unigram: (codeUnit, offset) => {
      tokens.push({ kind: 'character', codeUnit });
      end = offset + 1;
    },
    word: (start, wordEnd) => {
      isPrefix = isUnfinished && wordEnd === text.length;
      const word = text.slice(start, wordEnd);
      tokens.push(isPrefix ? { kind: 'prefix', prefix: word } : { kind: 'term', term: word });
      end = wordEnd;
    },
  });
  const [first] = tokens;
  if (!first) return null;
  const isExact = tokens.length === 1 && end === text.length && startsWithToken(text, first);
  return { text, isExcluded, tokens, isExact, pattern: createPattern(text, isPrefix), isPrefix };
}

function startsWithToken(text: string, token: QueryToken): boolean {
  if (token.kind === 'term') return text.startsWith(token.term);
  if (token.kind === 'prefix') return text.startsWith(token.prefix);
  return text.charCodeAt(0) === token.codeUnit;
}

/** White space counts as any white space; between Han and Latin, where some writers set a space, it is optional. */
function createPattern(text: string, isPrefix: boolean): RegExp {
  const escaped = spellingSource(text);
  const before = /^[a-z0-9]/.test(text) ? '(?<![a-z0-9])' : '';
  const after = /[a-z0-9]$/.test(text) && !isPrefix ? '(?![a-z0-9])' : '';
  return new RegExp(before + escaped + after);
}

function isSpace(codeUnit: string | undefined): boolean {
  return codeUnit === ' ' || codeUnit === '\n' || codeUnit === '\u2028' || codeUnit === '\u2029';
}
