import type { LibraryIndex } from '../index/library-index.ts';
import { readPassage, readText, unpackNumbers } from '../segment/stored-embedding.ts';
import { centreOn, dotAt, type MeaningSpace } from './meaning-space.ts';
import type { PageMeaning, PagePassage } from './page-meaning.ts';

/** Unrelated texts that a post, and its passages, are held against. Higher: steadier, and slower. 32..256. */
const TEXTS_AGAINST = 32;
const PASSAGES_AGAINST = 32;

/** How near a post is to a page in meaning. Cosines, and standard scores over what unrelated texts get from the post. */
export interface MeaningLikeness {
  /** Cosine of the two texts. */
  text: number;
  /** Mean over the page's passages of the cosine with the post's nearest passage. */
  passages: number;
  /** Cosine of the two passages that are nearest. */
  nearest: number;
  /** Which two these are; -1 when there are none. */
  pagePassage: number;
  postPassage: number;
  /**
   * `text` and `passages` as standard scores: a post that is near everything says nothing. The latter is worked out for
   * small libraries alone; 0 elsewhere.
   */
  textScore: number;
  passageScore: number;
  /** Cosine of the post's title with the page; of its text when it has no title of its own. */
  postTitleToPage: number;
}

const NOTHING_KNOWN: MeaningLikeness = {
  text: 0,
  passages: 0,
  nearest: 0,
  pagePassage: -1,
  postPassage: -1,
  textScore: 0,
  passageScore: 0,
  postTitleToPage: 0,
};

/** Compares a page with a post of the library. A post in another script is as near as an unrelated text. */
export function compareMeaning(
  page: PageMeaning,
  index: LibraryIndex,
  post: number,
  isSmall: boolean,
  ownTitle = index.hasOwnTitle(post) ? index.titleOf(post) : null,
): MeaningLikeness {
  const { space, script } = page;
  const numbers = unpackNumbers(index.embeddingNumbersOf(post));
  const bytes = index.vectorOf(post);
  if (numbers.script !== script || bytes.length !== space.dimensions) return NOTHING_KNOWN;
  const text = new Float32Array(space.dimensions);
  readText(bytes, 0, text);
  centreOn(text, space.centre);
  const cosine = dotAt(page.text, text, 0);
  const passages = readPassages(index.passagesOf(post), numbers.passageCount, space);
  const near = comparePassages(page, passages);
  const title = ownTitle === null ? null : page.embed(ownTitle);
  return {
    text: cosine,
    ...near,
    textScore: standardScore(cosine, textsAgainst(text, space)),
    passageScore: isSmall ? standardScore(near.passages, passagesAgainst(passages, space)) : 0,
    postTitleToPage: dotAt(page.text, title ?? text, 0),
  };
}

/** The post's passages, centred, one after another. */
function readPassages(bytes: Uint8Array, count: number, { dimensions, centre }: MeaningSpace): Float32Array {
  const passages = new Float32Array(count * dimensions);
  for (let start = 0; start < passages.length; start += dimensions) {
    readPassage(bytes, start >> 1, passages, start, dimensions);
    let square = 0;
    for (let i = 0; i < dimensions; i++) {
      passages[start + i] = (passages[start + i] as number) - (centre[i] as number);
      square += (passages[start + i] as number) * (passages[start + i] as number);
    }
    if (square === 0) continue;
    const scale = 1 / Math.sqrt(square);
    for (let i = 0; i < dimensions; i++) passages[start + i] = (passages[start + i] as number) * scale;
  }
  return passages;
}

function comparePassages({ passages: own, space: { dimensions } }: PageMeaning, passages: Float32Array) {
  let sum = 0;
  let nearest = -1;
  let pagePassage = -1;
  let postPassage = -1;
  for (let mine = 0; mine < own.length; mine++) {
    const { vector } = own[mine] as PagePassage;
    let best = -1;
    for (let start = 0; start < passages.length; start += dimensions) {
      const cosine = dotAt(vector, passages, start);
      best = Math.max(best, cosine);
      if (cosine <= nearest) continue;
      nearest = cosine;
      pagePassage = mine;
      postPassage = start / dimensions;
    }
    sum += best;
  }
  if (pagePassage < 0) return { passages: 0, nearest: 0, pagePassage, postPassage };
  return { passages: sum / own.length, nearest, pagePassage, postPassage };
}

function textsAgainst(text: Float32Array, { background, dimensions }: MeaningSpace): Float64Array {
  const step = stepOf(background, dimensions, TEXTS_AGAINST);
  const cosines = new Float64Array(Math.ceil(background.length / step));
  for (let i = 0; i < cosines.length; i++) cosines[i] = dotAt(text, background, i * step);
  return cosines;
}

/** What unrelated texts get where the page stands: the cosine with the nearest of the post's passages. */
function passagesAgainst(passages: Float32Array, { background, dimensions }: MeaningSpace): number[] {
  const step = stepOf(background, dimensions, PASSAGES_AGAINST);
  const cosines: number[] = [];
  for (let at = 0; at < background.length; at += step) {
    let best = -1;
    for (let start = 0; start < passages.length; start += dimensions) {
      let cosine = 0;
      for (let i = 0; i < dimensions; i++) cosine += (passages[start + i] as number) * (background[at + i] as number);
      best = Math.max(best, cosine);
    }
    cosines.push(best);
  }
  return cosines;
}

function stepOf(background: Float32Array, dimensions: number, count: number): number {
  return dimensions * Math.max(1, Math.floor(background.length / dimensions / count));
}

/** How many standard deviations a value is above what others get. */
export function standardScore(value: number, others: ArrayLike<number>): number {
  const count = Math.max(1, others.length);
  let sum = 0;
  for (let i = 0; i < others.length; i++) sum += others[i] as number;
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < others.length; i++) squares += ((others[i] as number) - mean) ** 2;
  const variance = squares / count;
  return variance > 0 ? (value - mean) / Math.sqrt(variance) : 0;
}
