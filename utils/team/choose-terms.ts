import { languageFrequency, mixIdf } from '../language/mix-frequencies.ts';
import type { Frequencies } from '../language/open-frequencies.ts';
import { languageIdf } from '../language/term-weight.ts';
import type { PageTerm } from '../search/rank/page-terms.ts';
import type { ShardStatistics } from './parse-team-answer.ts';

/** A term of the page as it is sent to the engine. */
export interface SentTerm {
  term: string;
  /** Factor of the engine's own score for the term. */
  boost: number;
}

/** Terms of a page that may leave the machine. 64..128: more bring no other posts and tell more of the page. */
export const MOST_TERMS = 96;

/** Code units of the longest term that leaves. Words of a language and names are shorter; keys, hashes and addresses are not. 16..40. */
const LONGEST_TERM = 24;

/**
 * The heaviest terms of a page by sqrt(tf) x idf, heaviest first. Before the engine has said how common they are in the
 * team's posts, by the language alone; then by both, as the local library weighs them.
 */
export function chooseTerms(
  terms: readonly PageTerm[],
  frequencies: Frequencies,
  disabled: ReadonlySet<string>,
  statistics: ShardStatistics | null,
): SentTerm[] {
  const weighed: SentTerm[] = [];
  for (const { term, count } of terms) {
    if (disabled.has(term) || term.length > LONGEST_TERM) continue;
    const frequency = languageFrequency(frequencies, term);
    const idf =
      statistics === null
        ? languageIdf(frequencies, frequency)
        : mixIdf(
            statistics.documentFrequency.get(term) ?? 0,
            statistics.postCount,
            frequency / frequencies.documentCount,
          );
    const boost = Math.sqrt(count) * idf;
    const isAbsent = statistics !== null && (statistics.documentFrequency.get(term) ?? 1) === 0;
    if (boost > 0 && !isAbsent) weighed.push({ term, boost: Math.round(boost * 1000) / 1000 });
  }
  weighed.sort((a, b) => b.boost - a.boost || (a.term < b.term ? -1 : 1));
  return weighed.slice(0, MOST_TERMS);
}
