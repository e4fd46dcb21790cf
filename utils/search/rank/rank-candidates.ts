import { tokeniseWithSpellings } from '../../text/tokenise.ts';
import type { LibraryIndex } from '../index/library-index.ts';
import type { ScoredPost } from '../index/query-term.ts';
import type { Query } from './weigh-page.ts';

/** A post that shares terms with the page, with what the index alone tells about the two. */
export interface Candidate {
  /** Its number in the index. */
  number: number;
  /** Cosine of the page's and the post's term vectors, 0..1. */
  lexical: number;
  /** The same likeness by what the page insists on: terms count nearly as often as the page says them. */
  insisted: number;
  /** Share of the page's title, by idf, that stands anywhere in the post; 0 without a title of its own. */
  pageTitleInPost: number;
  /** Share of the post's title, by idf, that stands anywhere in the page; 0 without a title of its own. */
  postTitleInPage: number;
  /** Weight that the two titles share, over the root of both; 0 when one has no title of its own. */
  titleOverlap: number;
  /** How rare the shared terms are among the candidates, in nats, averaged by what each carries. */
  localRarity: number;
  /** 1 for the same day, falling with the days between; 0 when a date is unknown. */
  sameTime: number;
  /** What the candidates are ordered by. */
  rankScore: number;
  /** What each of the query's heaviest terms carries of `lexical`. */
  contributions: Float32Array;
}

/**
 * Weights of the second look beside ln(lexical) = 1, fitted together by softmax regression on the tune labels of
 * zh-tech, zh-news and en-docs, each task weighing the same, and rounded (docs/RANKING.md, "second look").
 */
const PAGE_TITLE_WEIGHT = 0.9;
const POST_TITLE_WEIGHT = 0.3;
const LOCAL_RARITY_WEIGHT = 0.3;
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
): Candidate[] {
  const { heaviest: terms, titleTerms } = query;
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
    const factor = index.lengthNorm(post) / query.norm;
    const contributions = new Float32Array(terms.length);
    let carried = 0;
    let insisted = 0;
    let rare = 0;
    terms.forEach(({ weight, insistence }, column) => {
      const contribution = weight * Math.sqrt(frequencies[row * columns.length + column] ?? 0) * factor;
      contributions[column] = contribution;
      carried += contribution;
      insisted += (contribution / weight) * insistence;
      rare += contribution * (rarity[column] ?? 0);
    });
    const found = titleTerms.filter((_, i) => (frequencies[row * columns.length + terms.length + i] ?? 0) > 0);
    const lexical = score / query.norm;
    const day = index.publishedDayOf(post);
    const features = {
      lexical,
      pageTitleInPost: shareOf(found, titleTerms),
      ...compareTitles(index, post, query, pageWords),
      localRarity: carried > 0 ? rare / carried : 0,
      sameTime: pageDay === null || day < 0 ? 0 : 1 / (1 + Math.abs(pageDay - day) / HALF_DAYS),
    };
    return { number: post, ...features, insisted, rankScore: rankScoreOf(features), contributions };
  });
  candidates.sort((a, b) => b.rankScore - a.rankScore || a.number - b.number);
  return candidates;
}

/** Natural logarithm of a cosine; posts that share next to nothing are all the same. */
export function logOf(lexical: number): number {
  return Math.log(Math.max(lexical, 1e-6));
}

function rankScoreOf(
  candidate: Omit<Candidate, 'number' | 'insisted' | 'rankScore' | 'titleOverlap' | 'contributions'>,
): number {
  return (
    logOf(candidate.lexical) +
    PAGE_TITLE_WEIGHT * candidate.pageTitleInPost +
    POST_TITLE_WEIGHT * candidate.postTitleInPage +
    LOCAL_RARITY_WEIGHT * candidate.localRarity +
    SAME_TIME_WEIGHT * candidate.sameTime
  );
}

function compareTitles(index: LibraryIndex, post: number, query: Query, pageWords: ReadonlySet<string>) {
  if (!index.hasOwnTitle(post)) return { postTitleInPage: 0, titleOverlap: 0 };
  const terms = [...new Set(tokeniseWithSpellings(index.titleOf(post)))].map((term) => ({
    term,
    idf: query.idfOf(term),
  }));
  const shared = terms.filter(({ term }) => query.page.titleTerms.has(term));
  const both = Math.sqrt(sumOf(terms) * sumOf(query.titleTerms));
  return {
    postTitleInPage: shareOf(
      terms.filter(({ term }) => pageWords.has(term)),
      terms,
    ),
    titleOverlap: both > 0 ? sumOf(shared) / both : 0,
  };
}

function sumOf(terms: readonly { idf: number }[]): number {
  return terms.reduce((total, { idf }) => total + idf, 0);
}

function shareOf(part: readonly { idf: number }[], whole: readonly { idf: number }[]): number {
  const all = sumOf(whole);
  return all > 0 ? sumOf(part) / all : 0;
}
