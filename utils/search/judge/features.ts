import { unpackNumbers } from '../embed/stored-embedding.ts';
import { compareMeaning, type MeaningLikeness } from '../meaning/compare-meaning.ts';
import { compareUnrelated } from '../meaning/compare-unrelated.ts';
import { type Candidate, logOf } from '../rank/rank-candidates.ts';
import type { Ranking } from '../ranking.ts';
import { keywordsInTitle } from './keywords-in-title.ts';

/**
 * What the judgement knows of a page and a post. Each means the same in every library and language: against the best
 * or the tenth best post for this page, against what unrelated texts get, or as a share. Higher is always nearer.
 */
export interface Features {
  /** Cosine of the term vectors, over that of the best post. */
  wordsToBest: number;
  /** Its logarithm, less that of the tenth best. */
  wordsAboveTenth: number;
  /** Minus the logarithm of the rank by words. */
  wordsRank: number;
  /** Logarithm of how many times more the two share than chance would have them. */
  wordsBeyondChance: number;
  /** The rank score (words, titles, rarity, time), less that of the tenth best. */
  rankAboveTenth: number;
  pageTitleInPost: number;
  postTitleInPage: number;
  /** Weight of the page's keywords that stand in the post's title. */
  keywordsInTitle: number;
  /** Cosines of embeddings: title with title, title with text. */
  titles: number;
  pageTitleToPost: number;
  postTitleToPage: number;
  /** Cosine of the texts' embeddings less that of the tenth best, in standard deviations of unrelated texts. */
  textAboveTenth: number;
  textRank: number;
  /** The same cosine as a standard score over what unrelated texts get from the post. */
  textScore: number;
  /** The passages likewise. */
  passagesAboveTenth: number;
  passageScore: number;
  /** How alike the topics of the lexicon are; 0 until the texts are read. */
  topics: number;
  /** What counts more in a small library: 1 times the above in an empty one, 0 times in a large one. */
  smallTextAboveTenth: number;
  smallPassageScore: number;
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

/** Compares the candidates with the page. */
export function compareCandidates(ranking: Ranking, candidates: readonly Candidate[]): ComparedPost[] {
  const { index, meaning } = ranking;
  const likenesses = candidates.map(({ number }) => compareMeaning(meaning, index, number));
  const chances = candidates.map(
    ({ number }) => EXPECTED_SCALE * unpackNumbers(index.embeddingNumbersOf(number)).expected,
  );
  const words = candidates.map(({ lexical }) => logOf(lexical));
  const best = candidates.reduce((most, { lexical }) => Math.max(most, lexical), 1e-6);
  const meanChance = chances.reduce((sum, chance) => sum + chance, 0) / Math.max(1, chances.length);
  const byChance = new Array<number>(TENTH + 1).fill(logOf(TENTH_BY_CHANCE * meanChance));
  const tenthWords = tenthOf(words, byChance);
  const ranks = candidates.map(({ rankScore }) => rankScore);
  const tenthRank = tenthOf(ranks, byChance);
  const unrelated = compareUnrelated(meaning);
  const textCosines = likenesses.map(({ text }) => text);
  const texts = summarise(textCosines, unrelated.texts);
  const passageCosines = likenesses.map(({ passages }) => passages);
  const passages = summarise(passageCosines, unrelated.passages);
  const small = SMALL_POSTS / (SMALL_POSTS + index.postCount);

  return candidates.map((candidate, i): ComparedPost => {
    const likeness = likenesses[i] as MeaningLikeness;
    const isKnown = likeness.pagePassage >= 0;
    const textAboveTenth = isKnown ? (likeness.text - texts.tenth) / texts.spread : 0;
    const features: Features = {
      wordsToBest: candidate.lexical / best,
      wordsAboveTenth: (words[i] as number) - tenthWords,
      wordsRank: -Math.log(1 + countAbove(words, words[i] as number)),
      wordsBeyondChance: Math.log(Math.max(1, candidate.lexical / Math.max(1e-9, chances[i] as number))),
      rankAboveTenth: candidate.rankScore - tenthRank,
      pageTitleInPost: candidate.pageTitleInPost,
      postTitleInPage: candidate.postTitleInPage,
      keywordsInTitle: keywordsInTitle(ranking, candidate.number),
      titles: likeness.titles,
      pageTitleToPost: likeness.pageTitleToPost,
      postTitleToPage: likeness.postTitleToPage,
      textAboveTenth,
      textRank: -Math.log(1 + countAbove(textCosines, likeness.text)),
      textScore: likeness.textScore,
      passagesAboveTenth: isKnown ? (likeness.passages - passages.tenth) / passages.spread : 0,
      passageScore: likeness.passageScore,
      topics: 0,
      smallTextAboveTenth: small * textAboveTenth,
      smallPassageScore: small * likeness.passageScore,
    };
    return { ...candidate, meaning: likeness, features };
  });
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

function countAbove(values: readonly number[], value: number): number {
  let above = 0;
  for (const other of values) if (other > value) above++;
  return above;
}
