import type { LanguageTables, WordTables } from '../../language/language-tables.ts';
import { languageFrequency, mixIdf } from '../../language/mix-frequencies.ts';
import type { LibraryIndex } from '../index/library-index.ts';
import type { LocatedTerm, QueryTerm } from '../index/query-term.ts';
import type { PageTerm, PageTerms } from './page-terms.ts';
import { type TopicWeights, weighTopics } from './topics.ts';

/** A term of the page with all that was looked up for it. */
export interface WeighedTerm extends QueryTerm {
  located: LocatedTerm;
  page: PageTerm;
  idf: number;
  /** count x idf x idf: what the page insists on, where `weight` has soon heard enough of a term. */
  insistence: number;
}

/** A page as a query. */
export interface Query {
  /** Every term of the page that can tell posts apart, with its weight for the index: saturated count x idf x idf. */
  terms: WeighedTerm[];
  /** Those of them that stand in the library and that the page insists on most: they are looked up in single posts. */
  heaviest: WeighedTerm[];
  /** Length of the page's own vector of sqrt(tf) x idf, switched-off terms included. */
  norm: number;
  topics: TopicWeights;
  /** Terms of the page's own title with their idf. */
  titleTerms: { located: LocatedTerm; idf: number }[];
  page: PageTerms;
  /** idf of any term in this library, of the page or not. */
  idfOf(term: string): number;
}

/** Commoner terms than this only cost time: 1 nat is three posts of eight. 0..1, flat. */
const MIN_IDF = 1;
/** Occurrences at which a term has half of its greatest weight, as in BM25. Related sets: 3..6, flat; above, long pages drift. */
const SATURATION = 6;
/** Terms looked up in every candidate: they carry nearly all of a score. 64..400, flat. */
const TERMS_LOOKED_UP = 128;
/** Code units of the page, its title first, looked at for topics. 2,000..10,000, flat; a page says early what it is about. */
const TOPIC_CODE_UNITS = 3_000;

/** The topics that a page speaks of, whatever the library. */
export function weighPageTopics(
  page: PageTerms,
  language: WordTables,
  disabledWords: ReadonlySet<string>,
): TopicWeights {
  return weighTopics(page.folded.slice(0, TOPIC_CODE_UNITS), language, disabledWords);
}

/**
 * Weighs the terms of a page for a library. Terms of switched-off keywords weigh nothing, but the norm stays that of
 * the whole page: switching a keyword off never raises the score of a post by itself.
 */
export function weighPage(
  page: PageTerms,
  library: Pick<LibraryIndex, 'locate' | 'documentFrequency' | 'indexedPostCount'>,
  language: LanguageTables,
  disabled: { words: ReadonlySet<string>; terms: ReadonlySet<string> },
  topics: TopicWeights = weighPageTopics(page, language, disabled.words),
): Query {
  const { frequencies } = language;
  const idfOf = (documentFrequency: number, term: string) =>
    mixIdf(
      documentFrequency,
      library.indexedPostCount,
      languageFrequency(frequencies, term) / frequencies.documentCount,
    );
  const terms: Query['terms'] = [];
  const titleTerms: Query['titleTerms'] = [];
  let square = 0;
  for (const pageTerm of page.terms) {
    const { term, count } = pageTerm;
    const located = library.locate(term);
    const idf = idfOf(located.documentFrequency, term);
    if (!pageTerm.isSpelling) square += count * idf * idf;
    if (disabled.terms.has(term)) continue;
    if (page.titleTerms.has(term)) titleTerms.push({ located, idf });
    if (idf < MIN_IDF) continue;
    const weight = (((1 + SATURATION) * count) / (SATURATION + count)) * idf * idf;
    terms.push({ term, located, weight, page: pageTerm, idf, insistence: count * idf * idf });
  }
  return {
    terms,
    heaviest: terms
      .filter(({ located }) => located.documentFrequency > 0)
      .sort((a, b) => b.insistence - a.insistence)
      .slice(0, TERMS_LOOKED_UP),
    norm: Math.sqrt(square),
    topics,
    titleTerms,
    page,
    idfOf: (term) => idfOf(library.documentFrequency(term), term),
  };
}
