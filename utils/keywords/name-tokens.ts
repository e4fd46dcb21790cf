import type { Frequencies } from '../background/open-frequencies.ts';
import { fold } from '../text/fold.ts';
import { findLatinNames } from './latin-names.ts';
import { cutWords, type PageWord } from './page-words.ts';

/** A pair may run over the border of two words; both together name it when they are no longer than this. */
const MAX_JOINED_LENGTH = 8;

/** The whole word that a token of the index belongs to, in one text. */
export interface TokenName {
  /** Folded whole word. */
  word: string;
  /** As the text spells it, at its first place. */
  spelling: string;
  /** UTF-16 offsets of that place. */
  start: number;
  end: number;
}

/** Names tokens of the index (Han pairs, lone characters, Latin words) by the whole words of one text. */
export interface TokenNamer {
  /** The whole word in which the token stands most often in the text; null when it does not stand there. */
  nameOf(token: string): TokenName | null;
}

/**
 * Cuts a text into whole words once and names tokens by them: 里巴 is 阿里巴巴. A pair over the border of two words is
 * named by both (大|促销 gives 大促销), so that a name always holds its token.
 */
export function createTokenNamer(text: string, background: Frequencies): TokenNamer {
  const folded = fold(text);
  const words = joinNames(cutWords(folded, background), text, folded);
  return {
    nameOf(token) {
      const names = new Map<string, { count: number; start: number; end: number }>();
      let index = 0;
      for (let at = folded.indexOf(token); at !== -1; at = folded.indexOf(token, at + 1)) {
        const place = findPlace(at, at + token.length);
        if (place === null) continue;
        const word = folded.slice(place.start, place.end);
        const known = names.get(word);
        if (known === undefined) names.set(word, { count: 1, ...place });
        else known.count++;
      }
      let best: [string, { count: number; start: number; end: number }] | null = null;
      for (const next of names) if (best === null || next[1].count > best[1].count) best = next;
      if (best === null) return null;
      const [word, { start, end }] = best;
      return { word, spelling: text.slice(start, end), start, end };

      function findPlace(from: number, to: number): { start: number; end: number } | null {
        while (index < words.length && (words[index]?.end ?? 0) <= from) index++;
        const first = words[index];
        if (first === undefined || first.start > from) return null;
        // A Latin token must be a whole word: "ai" does not stand in "maintain".
        if (!first.isHan && (first.start > from || first.end < to)) return null;
        if (!first.isHan && !isWholeToken(folded, from, to)) return null;
        if (first.end >= to) return { start: first.start, end: first.end };
        const second = words[index + 1];
        if (second === undefined || second.start !== first.end || second.end < to) return { start: from, end: to };
        const isShort = second.end - first.start <= MAX_JOINED_LENGTH;
        return isShort ? { start: first.start, end: second.end } : { start: from, end: to };
      }
    },
  };
}

/** Latin parts of one name become one word: GPT-4, 双11. */
function joinNames(words: PageWord[], text: string, folded: string): PageWord[] {
  const names = findLatinNames(words, text);
  const joined: PageWord[] = [];
  let name = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const next = names[name];
    if (next !== undefined && next.from === i) {
      joined.push({ start: next.start, end: next.end, text: folded.slice(next.start, next.end), isHan: false });
      i = next.to;
      name++;
    } else if (word !== undefined) joined.push(word);
  }
  return joined;
}

function isWholeToken(folded: string, start: number, end: number): boolean {
  const isWordUnit = (index: number) => /[a-z0-9]/u.test(folded.charAt(index));
  return !isWordUnit(start - 1) && !isWordUnit(end);
}
