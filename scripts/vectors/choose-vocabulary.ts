import { forEachToken } from '../../utils/text/tokenise.ts';

export interface Vocabulary {
  terms: string[];
  pairRow(first: number, second: number): number;
  wordRow(word: string): number;
}

/** Terms in fewer texts have too few neighbours to be placed; in more, they are grammar and place nothing. */
const MIN_TEXTS = 10;
const MAX_SHARE = 0.3;
const MAX_WORD_LENGTH = 24;

/** The `size` commonest terms of the texts, commonest first: Han pairs and Latin words; bare numbers are no words. */
export function chooseVocabulary(texts: readonly string[], size: number): Vocabulary {
  const pairCounts = new Map<number, number>();
  const wordCounts = new Map<string, number>();
  for (const text of texts) {
    const pairs = new Set<number>();
    const words = new Set<string>();
    forEachToken(text, {
      pair: (first, second) => pairs.add(first * 65536 + second),
      single: () => undefined,
      word: (start, end) => end - start <= MAX_WORD_LENGTH && words.add(text.slice(start, end)),
    });
    for (const pair of pairs) pairCounts.set(pair, (pairCounts.get(pair) ?? 0) + 1);
    for (const word of words) wordCounts.set(word, (wordCounts.get(word) ?? 0) + 1);
  }
  const chosen: { term: string; count: number }[] = [];
  const consider = (term: string, count: number) => {
    if (count >= MIN_TEXTS && count <= MAX_SHARE * texts.length) chosen.push({ term, count });
  };
  for (const [pair, count] of pairCounts) consider(String.fromCharCode(Math.floor(pair / 65536), pair & 0xffff), count);
  for (const [word, count] of wordCounts) if (!/^[\d.]+$/.test(word)) consider(word, count);
  chosen.sort((a, b) => b.count - a.count || (a.term < b.term ? -1 : 1));
  const terms = chosen.slice(0, size).map(({ term }) => term);
  const pairRows = new Map<number, number>();
  const wordRows = new Map<string, number>();
  terms.forEach((term, row) => {
    const pair = term.charCodeAt(0) * 65536 + term.charCodeAt(1);
    if (term.length === 2 && pairCounts.has(pair)) pairRows.set(pair, row);
    else wordRows.set(term, row);
  });
  return {
    terms,
    pairRow: (first, second) => pairRows.get(first * 65536 + second) ?? -1,
    wordRow: (word) => wordRows.get(word) ?? -1,
  };
}
