import { compareMeaning, type MeaningLikeness } from '../meaning/compare-meaning.ts';
import { compareUnrelated } from '../meaning/compare-unrelated.ts';
import { type Candidate, logOf } from '../rank/rank-candidates.ts';
import { unpackNumbers } from '../segment/stored-embedding.ts';
import { createKeywordsInTitle } from './keywords-in-title.ts';
import { libraryPriorOf } from './library-prior.ts';
import type { Ranking } from './ranking.ts';

/**
 * What the judgement knows of a page and a post. Each means the same in every library and language: against the best
 * or the tenth best post for this page, against what unrelated texts get, or as a share. Higher is always nearer.
 */
export interface Features {
  /** Minus the logarithm of the rank by the words that the page insists on. */
  wordsRank: number;
  /** Logarithm of how many times more the two share than chance would have them. */
  wordsBeyondChance: number;
  /** The rank score (words, titles, rarity, time), less that of the tenth best. */
  rankAboveTenth: number;
  /** Share of the post's title, by idf, that stands in the page. */
  postTitleInPage: number;
  /** Weight of the page's keywords that stand in the post's title; 0 until they are chosen. */
  keywordsInTitle: number;
  /** Cosine of the embeddings of the post's title and the page. */
  postTitleToPage: number;
  /** Cosine of the texts' embeddings as a standard score over what unrelated texts get from the post. */
  textScore: number;
  /** The mean cosine of nearest passages less that of the tenth best, in standard deviations of unrelated texts. */
  passagesAboveTenth: number;
  /** How alike the topics of the lexicon are; 0 until the texts are read. */
  topics: number;
  /** The passages' likeness as a standard score, times 1 in an empty library, 0 in a large one. */
  smallPassageScore: number;
  /**
   * Log odds that the size of the library takes or gives, beside everything else: 0 in a large one, about -3 among dozens of
   * posts. Few of those are on the matter of any page, and the nearest of few is no nearer for it. Nearly 0 again below ten
   * posts, which were mostly chosen to be shown.
   */
  libraryPrior: number;
}

/** A candidate compared with the page, its text unread. */
export interface ComparedPost extends Candidate {
  meaning: MeaningLikeness;
  features: Features;
}

/** Mean cosine of unrelated texts with a post, over the post's expected overlap. Measured: 0.0082..0.0102. */
const EXPECTED_SCALE = 0.0088;
/** Where the tenth best stands in a library with fewer posts, as a multiple of chance. */
const TENTH_BY_CHANCE = 2;
const TENTH = 9;
/** Posts at which a library counts as half a small one. */
const SMALL_POSTS = 40;
/** Beyond, what counts in small libraries is less than a hundredth, and not worth the time. */
const SMALL_AT_MOST = 4_000;

/** Compares the candidates with the page, its keywords left aside. */
export function compareCandidates(ranking: Ranking, candidates: readonly Candidate[]): ComparedPost[] {
  const { index, meaning } = ranking;
  const isSmall = index.postCount <= SMALL_AT_MOST;
  const likenesses = candidates.map(({ number, ownTitle }) =>
    compareMeaning(meaning, index, number, isSmall, ownTitle),
  );
  const chances = candidates.map(
    ({ number }) => EXPECTED_SCALE * unpackNumbers(index.embeddingNumbersOf(number)).expected,
  );
  const words = Float64Array.from(candidates, ({ insisted }) => insisted);
  const meanChance = chances.reduce((sum, chance) => sum + chance, 0) / Math.max(1, chances.length);
  const byChance = new Array<number>(TENTH + 1).fill(logOf(TENTH_BY_CHANCE * meanChance));
  const ranks = candidates.map(({ rankScore }) => rankScore);
  const tenthRank = tenthOf(ranks, byChance);
  const unrelated = compareUnrelated(meaning);
  const passageCosines = likenesses.map(({ passages }) => passages);
  const passages = summarise(passageCosines, unrelated);
  const small = SMALL_POSTS / (SMALL_POSTS + index.postCount);
  const libraryPrior = libraryPriorOf(index.postCount);

  return candidates.map((candidate, i): ComparedPost => {
    const likeness = likenesses[i] as MeaningLikeness;
    const isKnown = likeness.pagePassage >= 0;
    const features: Features = {
      wordsRank: -Math.log(1 + countAbove(words, words[i] as number)),
      wordsBeyondChance: Math.log(Math.max(1, candidate.lexical / Math.max(1e-9, chances[i] as number))),
      rankAboveTenth: candidate.rankScore - tenthRank,
      postTitleInPage: candidate.postTitleInPage,
      keywordsInTitle: 0,
      postTitleToPage: likeness.postTitleToPage,
      textScore: likeness.textScore,
      passagesAboveTenth: isKnown ? (likeness.passages - passages.tenth) / passages.spread : 0,
      topics: 0,
      smallPassageScore: small * likeness.passageScore,
      libraryPrior,
    };
    return { ...candidate, meaning: likeness, features };
  });
}

/** Adds what the page's keywords tell. */
export function addKeywords(ranking: Ranking, compared: readonly ComparedPost[]): ComparedPost[] {
  const keywordsInTitle = createKeywordsInTitle(ranking);
  return compared.map((post) => ({
    ...post,
    features: { ...post.features, keywordsInTitle: keywordsInTitle(post.ownTitle) },
  }));
}

/** The tenth best of the posts and of unrelated texts together: in a library of seven it means the same. */
function tenthOf(values: readonly number[], unrelated: readonly number[]): number {
  return [...values, ...unrelated].sort((a, b) => b - a)[TENTH] ?? 0;
}

function summarise(values: readonly number[], unrelated: readonly number[]) {
  const count = Math.max(1, unrelated.length);
  const mean = unrelated.reduce((sum, value) => sum + value, 0) / count;
  const variance = unrelated.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
  return { tenth: tenthOf(values, unrelated), spread: Math.max(1e-6, Math.sqrt(variance)) };
}

function countAbove(values: Float64Array, value: number): number {
  let above = 0;
  for (let i = 0; i < values.length; i++) if ((values[i] as number) > value) above++;
  return above;
}
