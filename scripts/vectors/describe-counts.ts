import type { LanguageTables } from '../../utils/language/language-tables.ts';
import { createDescription, type Description } from '../../utils/search/embed/describe-post.ts';
import type { TokenCounts } from './count-tokens.ts';

/** Describes the counted terms of a text, looking each up among the language's statistics and vectors. */
export function describeCounts(
  counts: TokenCounts,
  language: Pick<LanguageTables, 'frequencies' | 'vectors'>,
): Description {
  const { frequencies, vectors } = language;
  const { add, finish } = createDescription(language);
  for (const [key, count] of counts.pairs) {
    const first = Math.floor(key / 65536);
    const second = key & 0xffff;
    add(count, frequencies.pairDocumentFrequency(first, second), vectors.pairRow(first, second));
  }
  for (const [word, count] of counts.words) add(count, frequencies.documentFrequency(word), vectors.wordRow(word));
  return finish();
}
