import { forEachToken } from './tokenise.ts';

/** The distinct tokens of a folded text, as numbers (words hashed). */
export function tokenSet(folded: string): Set<number> {
  const tokens = new Set<number>();
  forEachToken(folded, {
    bigram: (first, second) => tokens.add(first * 65536 + second),
    unigram: () => undefined,
    word(start, end) {
      let hash = 7;
      for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + folded.charCodeAt(i)) | 0;
      tokens.add(-1 - (hash >>> 0));
    },
  });
  return tokens;
}

/** Jaccard similarity of two token sets, 0..1. */
export function compareTokenSets<Token>(a: ReadonlySet<Token>, b: ReadonlySet<Token>): number {
  let both = 0;
  for (const token of a) if (b.has(token)) both++;
  const either = a.size + b.size - both;
  return either === 0 ? 0 : both / either;
}
