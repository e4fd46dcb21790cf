import { forEachToken, isHanCodeUnit } from '../../text/tokenise.ts';
import { partsOfWord } from '../../text/word-parts.ts';

/** One token a post must hold, as the index has it. */
export type QueryToken =
  /** A Han bigram or a whole Latin word: exactly one entry of the index. */
  | { kind: 'term'; term: string }
  /** What touches across scripts: 双1 of 双11, b站. Also one entry. */
  | { kind: 'edge'; first: number; second: number }
  /** One Han character: any bigram with it. */
  | { kind: 'character'; codeUnit: number }
  /** The beginning of a Latin word. */
  | { kind: 'prefix'; prefix: string };

/**
 * The tokens that every spelling of a folded piece of a query has in the index: 人工 and 工智 for 人工智, gpt5 for gpt-5, b
 * and b站 for b站. `isGrowing`: the last Latin word may be longer in the post.
 */
export function readTokens(text: string, isGrowing: boolean): QueryToken[] {
  const joined = text.replace(/(?<=[a-z])-(?=\d)|(?<=\d)-(?=[a-z])/g, '');
  const tokens: QueryToken[] = [];
  /** Place of a lone Han character or a one-letter beginning in `tokens`: an edge says more, and is one list. */
  let lone = -1;
  const add = (term: string, end: number) => {
    const isPrefix = isGrowing && end === joined.length;
    tokens.push(isPrefix ? { kind: 'prefix', prefix: term } : { kind: 'term', term });
  };
  forEachToken(joined, {
    bigram: (first, second) => tokens.push({ kind: 'term', term: String.fromCharCode(first, second) }),
    unigram: (codeUnit) => {
      const last = tokens[tokens.length - 1];
      if (last?.kind === 'edge' && last.second === codeUnit) return;
      lone = tokens.push({ kind: 'character', codeUnit }) - 1;
    },
    word: (start, end) => {
      const bounds = partsOfWord(joined, start, end);
      const parts = (from: number, to: number) => joined.slice(bounds[from], bounds[to]);
      // 14ultra also stands apart, and excel 2019 is not joined: it may be a year.
      const standsApart =
        bounds.length === 4 && (/^\d+[a-z]{3,}$/.test(joined.slice(start, end)) || /^(?:19|20)\d\d$/.test(parts(2, 3)));
      if (standsApart) {
        add(parts(0, 1), bounds[1] ?? end);
        add(parts(2, 3), end);
        return;
      }
      // gpt5, gpt-5 and "gpt 5" share gpt5; behind it a name may go on: iphone17 and pro.
      if (bounds.length < 4 || /\d/.test(joined[start] ?? '')) add(joined.slice(start, end), end);
      else {
        add(joined.slice(start, bounds[3]), bounds[3] ?? end);
        if (bounds.length > 4) add(joined.slice(bounds[4], end), end);
      }
    },
    edge: (first, second) => {
      if (isHanCodeUnit(first) && isHanCodeUnit(second)) return;
      const last = tokens[tokens.length - 1];
      if (lone >= 0 && isHanCodeUnit(first)) {
        const character = tokens[lone];
        if (character?.kind === 'character' && character.codeUnit === first) tokens.splice(lone, 1);
      }
      lone = -1;
      // 大v, b站: the edge says all that the one letter does.
      const says =
        last?.kind === 'prefix' && isHanCodeUnit(first) ? last.prefix : last?.kind === 'term' ? last.term : '';
      if (says.length === 1) tokens.pop();
      tokens.push({ kind: 'edge', first, second });
    },
  });
  return tokens;
}
