import { tokeniseWithSpellings } from '../../text/tokenise.ts';
import type { LibraryIndex } from '../index/library-index.ts';
import type { ScoredPost } from '../index/query-term.ts';
import type { Query, WeighedTerm } from './weigh-page.ts';

/** A post that shares terms with the page, with what the index alone tells about the two. */
export interface Candidate {
  /** Its number in the index. */
  number: number;
  /** Its own title, folded; null when it is derived from the text or repeats its beginning. */
  ownTitle: string | null;
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
  const rarity = measureRarity(frequencies, posts.length, terms.length, columns.length);
  const titleSum = sumOf(titleTerms);
  const allContributions = new Float32Array(posts.length * terms.length);
  const candidates = scored.map(({ post, score }, row): Candidate => {
    const factor = index.lengthNorm(post) / query.norm;
    const contributions = allContributions.subarray(row * terms.length, (row + 1) * terms.length);
    const first = row * columns.length;
    let carried = 0;
    let insisted = 0;
    let rare = 0;
    // Loops, not functions: sums that a function adds to become objects, a quarter of a megabyte a page.
    for (let column = 0; column < terms.length; column++) {
      const frequency = frequencies[first + column] as number;
      if (frequency === 0) continue;
      const { weight, insistence } = terms[column] as WeighedTerm;
      const contribution = weight * Math.sqrt(frequency) * factor;
      contributions[column] = contribution;
      carried += contribution;
      insisted += (contribution / weight) * insistence;
      rare += contribution * (rarity[column] as number);
    }
    let found = 0;
    for (let i = 0; i < titleTerms.length; i++) {
      if ((frequencies[first + terms.length + i] as number) > 0) found += (titleTerms[i] as { idf: number }).idf;
    }
    const ownTitle = index.hasOwnTitle(post) ? index.titleOf(post) : null;
    const day = index.publishedDayOf(post);
    const features = {
      lexical: score / query.norm,
      pageTitleInPost: shareOf(found, titleSum),
      ...compareTitles(ownTitle, query, titleSum),
      localRarity: carried > 0 ? rare / carried : 0,
      sameTime: pageDay === null || day < 0 ? 0 : 1 / (1 + Math.abs(pageDay - day) / HALF_DAYS),
    };
    return { number: post, ownTitle, ...features, insisted, rankScore: rankScoreOf(features), contributions };
  });
  candidates.sort((a, b) => b.rankScore - a.rankScore || a.number - b.number);
  return candidates;
}

/** How rare each term is among the posts, in nats. */
function measureRarity(frequencies: Uint8Array, rows: number, terms: number, columns: number): Float64Array {
  const rarity = new Float64Array(terms);
  for (let column = 0; column < terms; column++) {
    let holders = 0;
    for (let row = 0; row < rows; row++) if ((frequencies[row * columns + column] as number) > 0) holders++;
    rarity[column] = Math.log(rows / Math.max(1, holders));
  }
  return rarity;
}

/** Natural logarithm of a cosine; posts that share next to nothing are all the same. */
export function logOf(lexical: number): number {
  return Math.log(Math.max(lexical, 1e-6));
}

function rankScoreOf(
  candidate: Omit<Candidate, 'number' | 'ownTitle' | 'insisted' | 'rankScore' | 'titleOverlap' | 'contributions'>,
): number {
  return (
    logOf(candidate.lexical) +
    PAGE_TITLE_WEIGHT * candidate.pageTitleInPost +
    POST_TITLE_WEIGHT * candidate.postTitleInPage +
    LOCAL_RARITY_WEIGHT * candidate.localRarity +
    SAME_TIME_WEIGHT * candidate.sameTime
  );
}

function compareTitles(title: string | null, query: Query, titleSum: number) {
  if (title === null) return { postTitleInPage: 0, titleOverlap: 0 };
  const { titleTerms, byTerm } = query.page;
  let all = 0;
  let inPage = 0;
  let shared = 0;
  for (const term of new Set(tokeniseWithSpellings(title))) {
    const idf = query.idfOf(term);
    all += idf;
    if (byTerm.has(term)) inPage += idf;
    if (titleTerms.has(term)) shared += idf;
  }
  const both = Math.sqrt(all * titleSum);
  return { postTitleInPage: shareOf(inPage, all), titleOverlap: both > 0 ? shared / both : 0 };
}

function sumOf(terms: readonly { idf: number }[]): number {
  return terms.reduce((total, { idf }) => total + idf, 0);
}

function shareOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
