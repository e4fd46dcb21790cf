import type { Page } from '../../page/page.ts';
import type { Background } from '../background.ts';
import type { LibraryIndex } from '../library-index.ts';
import type { LibraryTerms } from '../library-terms.ts';
import { type JudgedPost, weighPost } from '../rank/judge-candidates.ts';
import { collectPageTerms } from '../rank/page-terms.ts';
import { type Query, weighPage } from '../rank/weigh-page.ts';
import { withoutWords } from './without-words.ts';

/** The sum of evidence (WeighedEvidence.sum) that is left for a post when words are taken off the page. */
export type WeighWithout = (judged: Pick<JudgedPost, 'post' | 'concepts'>, words: readonly string[]) => number;

/** Weighs a page again without some of its words, the whole way. Posts of one answer often share their words. */
export function createWeighWithout(
  page: Page,
  index: LibraryIndex,
  libraryTerms: LibraryTerms,
  background: Background,
  disabledKeywords: readonly string[],
): WeighWithout {
  const queries = new Map<string, Query>();
  function queryWithout(words: readonly string[]): Query {
    const key = words.toSorted().join('\n');
    const known = queries.get(key);
    if (known !== undefined) return known;
    const query = weighPage(collectPageTerms(withoutWords(page, words)), libraryTerms, background, disabledKeywords);
    queries.set(key, query);
    return query;
  }

  return ({ post, concepts }, words) => {
    const query = queryWithout(words);
    const frequencies = index.termFrequenciesOf(
      [post],
      query.terms.map(({ located }) => located),
    );
    const shared = query.terms.reduce((sum, { weight }, i) => sum + weight * Math.sqrt(frequencies[i] ?? 0), 0);
    const lexical = query.norm > 0 ? (shared * index.docFactor(post)) / query.norm : 0;
    return weighPost(post, lexical, concepts, query, index, background).sum;
  };
}
