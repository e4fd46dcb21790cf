import type { LanguageTables } from '../../language/language-tables.ts';
import { isHanUnit, tokenise } from '../../text/tokenise.ts';
import { createDescription } from '../embed/describe-post.ts';
import type { LibraryIndex, LocatedTerm, QueryTerm } from '../library-index.ts';
import { type ConceptWeights, weighConcepts } from './concepts.ts';
import { languageFrequency, mixIdf, mixShares } from './mix-frequencies.ts';
import type { PageTerm, PageTerms } from './page-terms.ts';

/** A term of the page with all that was looked up for it. */
export interface WeighedTerm extends QueryTerm {
  located: LocatedTerm;
  page: PageTerm;
  idf: number;
  /** Documents of the background that hold it. */
  frequency: number;
  /** Its row among the word vectors, or -1. */
  row: number;
}

/** A page as a query. */
export interface Query {
  /** Every term of the page that can tell posts apart, with its weight for the index: sqrt(tf) x idf x idf. */
  terms: WeighedTerm[];
  /** Length of the page's own vector of sqrt(tf) x idf, switched-off terms included. */
  norm: number;
  /** Unit vector of the page's meaning. */
  vector: Float32Array;
  /** The sum of term vectors that it was made of. */
  vectorSum: Float32Array;
  concepts: ConceptWeights;
  /** Terms of the page's own title with their idf. */
  titleTerms: { located: LocatedTerm; idf: number }[];
  page: PageTerms;
  /** idf of any term in this library, of the page or not. */
  idfOf(term: string): number;
}

/** Commoner terms than this only cost time: 1 nat is three posts of eight. 0..1, flat. */
const MIN_IDF = 1;
/** Units of the page looked at for concepts. 2,000..10,000, flat; a page says early what it is about. */
const CONCEPT_UNITS = 3_000;

/**
 * Weighs the terms of a page for a library. Terms of switched-off keywords weigh nothing, but the norm stays that of
 * the whole page: switching a keyword off never raises the score of a post by itself.
 */
export function weighPage(
  page: PageTerms,
  library: Pick<LibraryIndex, 'locate' | 'documentFrequency' | 'indexedPostCount'>,
  language: LanguageTables,
  disabledKeywords: readonly string[],
): Query {
  const disabled = new Set(disabledKeywords.flatMap(tokenise));
  const { frequencies, vectors } = language;
  const terms: Query['terms'] = [];
  const titleTerms: Query['titleTerms'] = [];
  const description = createDescription(language);
  const words: { count: number; frequency: number; row: number }[] = [];
  let square = 0;
  for (const pageTerm of page.terms) {
    const { term, count } = pageTerm;
    const located = library.locate(term);
    const frequency = languageFrequency(frequencies, term);
    const idf = mixShares(located.documentFrequency, library.indexedPostCount, frequency / frequencies.documentCount);
    square += count * idf * idf;
    if (disabled.has(term)) continue;
    const row = rowOf(term, vectors);
    if (!isHanUnit(term.charCodeAt(0))) words.push({ count, frequency, row });
    else if (term.length === 2) description.add(count, frequency, row);
    if (page.titleTerms.has(term)) titleTerms.push({ located, idf });
    if (idf < MIN_IDF) continue;
    terms.push({ term, located, weight: Math.sqrt(count) * idf * idf, page: pageTerm, idf, frequency, row });
  }
  for (const { count, frequency, row } of words) description.add(count, frequency, row);
  return {
    terms,
    norm: Math.sqrt(square),
    vector: description.finish().vector,
    vectorSum: description.sum,
    concepts: weighConcepts(page.folded.slice(0, CONCEPT_UNITS), language, disabledKeywords),
    titleTerms,
    page,
    idfOf: (term) => mixIdf(library, frequencies, term),
  };
}

/** A lone Han character says nothing of the subject: it has no row. */
function rowOf(term: string, vectors: LanguageTables['vectors']): number {
  const first = term.charCodeAt(0);
  if (!isHanUnit(first)) return vectors.wordRow(term);
  return term.length === 2 ? vectors.pairRow(first, term.charCodeAt(1)) : -1;
}
