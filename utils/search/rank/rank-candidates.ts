import { tokenise } from '../../text/tokenise.ts';
import type { LibraryIndex, ScoredPost } from '../library-index.ts';
import type { Query } from './weigh-page.ts';

/** A post that shares terms with the page, with what the index alone tells about the two. */
export interface Candidate {
  post: number;
  /** Cosine of the page's and the post's term vectors, 0..1. */
  lexical: number;
  /** Share of the page's title, by idf, that stands anywhere in the post; 0 without a title of its own. */
  pageTitleInPost: number;
  /** Share of the post's title, by idf, that stands anywhere in the page; 0 without a title of its own. */
  postTitleInPage: number;
  /** How rare the shared terms are among the candidates, in nats, averaged by what each carries. */
  localRarity: number;
  /** 1 for the same day, falling with the days between; 0 when a date is unknown. */
  sameTime: number;
  /** What the candidates are ordered by. */
  order: number;
  /** What each of RankedCandidates.terms carries of `lexical`. */
  contributions: Float32Array;
}

export interface RankedCandidates {
  /** The query's terms that the second look went over, heaviest first. */
  terms: Query['terms'];
  /** Best first. */
  candidates: Candidate[];
}

/** Heaviest terms of the page looked up in every candidate. They carry nearly all of a score; 64..400, flat. */
const TERMS_LOOKED_UP = 128;
/**
 * Weights of the second look beside ln(lexical) = 1, fitted together by softmax regression on the tune labels of
 * zh-tech, zh-news and en-docs, each task weighing the same, and rounded (docs/RANKING.md, "second look").
 */
const PAGE_TITLE_WEIGHT = 0.9;
const POST_TITLE_WEIGHT = 0.3;
const LOCAL_RARITY_WEIGHT = 0.15;
const SAME_TIME_WEIGHT = 0.3;
/** Days after which "about the same time" has halved. */
const HALF_DAYS = 2;

/**
 * Looks a second time at the posts that share most with the page: does one's title stand in the other, are the shared
 * terms rare even among these posts, were both written at the same time.
 */
export function rankCandidates(
  query: Query,
  index: LibraryIndex,
  scored: readonly ScoredPost[],
  pageDay: number | null,
): RankedCandidates {
  const terms = [...query.terms].sort((a, b) => b.weight - a.weight).slice(0, TERMS_LOOKED_UP);
  const { titleTerms } = query;
  const posts = scored.map(({ post }) => post);
  const columns = [...terms, ...titleTerms].map(({ located }) => located);
  const frequencies = index.termFrequenciesOf(posts, columns);
  const rarity = terms.map((_, column) => {
    let holders = 0;
    for (let row = 0; row < posts.length; row++) if ((frequencies[row * columns.length + column] ?? 0) > 0) holders++;
    return Math.log(posts.length / Math.max(1, holders));
  });
  const pageWords = new Set(query.page.terms.map(({ term }) => term));
  const candidates = scored.map(({ post, score }, row): Candidate => {
    const factor = index.docFactor(post) / query.norm;
    const contributions = new Float32Array(terms.length);
    let carried = 0;
    let rare = 0;
    terms.forEach(({ weight }, column) => {
      const contribution = weight * Math.sqrt(frequencies[row * columns.length + column] ?? 0) * factor;
      contributions[column] = contribution;
      carried += contribution;
      rare += contribution * (rarity[column] ?? 0);
    });
    const found = titleTerms.filter((_, i) => (frequencies[row * columns.length + terms.length + i] ?? 0) > 0);
    const lexical = score / query.norm;
    const day = index.publishedDayOf(post);
    const features = {
      lexical,
      pageTitleInPost: shareOf(found, titleTerms),
      postTitleInPage: titleInPage(index, post, query, pageWords),
      localRarity: carried > 0 ? rare / carried : 0,
      sameTime: pageDay === null || day < 0 ? 0 : 1 / (1 + Math.abs(pageDay - day) / HALF_DAYS),
    };
    return { post, ...features, order: orderOf(features), contributions };
  });
  candidates.sort((a, b) => b.order - a.order || a.post - b.post);
  return { terms, candidates };
}

/** Natural logarithm of a cosine; posts that share next to nothing are all the same. */
export function logOf(lexical: number): number {
  return Math.log(Math.max(lexical, 1e-6));
}

function orderOf(candidate: Omit<Candidate, 'post' | 'order' | 'contributions'>): number {
  return (
    logOf(candidate.lexical) +
    PAGE_TITLE_WEIGHT * candidate.pageTitleInPost +
    POST_TITLE_WEIGHT * candidate.postTitleInPage +
    LOCAL_RARITY_WEIGHT * candidate.localRarity +
    SAME_TIME_WEIGHT * candidate.sameTime
  );
}

function titleInPage(index: LibraryIndex, post: number, query: Query, pageWords: ReadonlySet<string>): number {
  if (index.titleIsDerived(post)) return 0;
  const terms = [...new Set(tokenise(index.titleOf(post)))].map((term) => ({ term, idf: query.idfOf(term) }));
  return shareOf(
    terms.filter(({ term }) => pageWords.has(term)),
    terms,
  );
}

function shareOf(part: readonly { idf: number }[], whole: readonly { idf: number }[]): number {
  const sum = (terms: readonly { idf: number }[]) => terms.reduce((total, { idf }) => total + idf, 0);
  const all = sum(whole);
  return all > 0 ? sum(part) / all : 0;
}
