import { isHanUnit, tokenise } from '../../text/tokenise.ts';
import type { Background } from '../background.ts';
import { describe } from '../embed/describe-post.ts';
import type { LibraryIndex, QueryTerm } from '../library-index.ts';
import { type ConceptWeights, weighConcepts } from './concepts.ts';
import { createTokenCounts } from './count-tokens.ts';
import { mixIdf } from './mix-frequencies.ts';
import type { PageTerm, PageTerms } from './page-terms.ts';

/** A page as a query. */
export interface Query {
  /** Every term of the page that can tell posts apart, with its weight for the index: sqrt(tf) x idf x idf. */
  terms: (QueryTerm & { page: PageTerm; idf: number })[];
  /** Length of the page's own vector of sqrt(tf) x idf, switched-off terms included. */
  norm: number;
  /** Unit vector of the page's meaning. */
  vector: Float32Array;
  concepts: ConceptWeights;
  /** Terms of the page's own title with their idf. */
  titleTerms: Map<string, number>;
  page: PageTerms;
  /** idf of any term in this library, of the page or not. */
  idfOf(term: string): number;
}

/** Commoner terms than this only cost time: 0.3 nats is three posts of four. 0..1, flat. */
const MIN_IDF = 0.3;
/** Units of the page looked at for concepts. 2,000..10,000, flat. */
const CONCEPT_UNITS = 6_000;

/**
 * Weighs the terms of a page for a library. Terms of switched-off keywords weigh nothing, but the norm stays that of
 * the whole page: switching a keyword off never raises the score of a post by itself.
 */
export function weighPage(
  page: PageTerms,
  index: Pick<LibraryIndex, 'documentFrequency' | 'indexedPostCount'>,
  background: Background,
  disabledKeywords: readonly string[],
): Query {
  const disabled = new Set(disabledKeywords.flatMap(tokenise));
  const counts = createTokenCounts();
  const terms: Query['terms'] = [];
  const titleTerms = new Map<string, number>();
  let square = 0;
  const idfs = new Map<string, number>();
  const idfOf = (term: string): number => {
    let idf = idfs.get(term);
    if (idf === undefined) {
      idf = mixIdf(index, background.frequencies, term);
      idfs.set(term, idf);
    }
    return idf;
  };
  for (const pageTerm of page.terms) {
    const { term, count } = pageTerm;
    const idf = idfOf(term);
    square += count * idf * idf;
    if (disabled.has(term)) continue;
    addCount(counts, term, count);
    if (page.titleTerms.has(term)) titleTerms.set(term, idf);
    if (idf >= MIN_IDF) terms.push({ term, weight: Math.sqrt(count) * idf * idf, page: pageTerm, idf });
  }
  return {
    terms,
    norm: Math.sqrt(square),
    vector: describe(counts, background).vector,
    concepts: weighConcepts(page.folded.slice(0, CONCEPT_UNITS), background, disabledKeywords),
    titleTerms,
    page,
    idfOf,
  };
}

function addCount(counts: ReturnType<typeof createTokenCounts>, term: string, count: number): void {
  const first = term.charCodeAt(0);
  if (!isHanUnit(first)) counts.words.set(term, count);
  else if (term.length === 2) counts.pairs.set(first * 65536 + term.charCodeAt(1), count);
}
