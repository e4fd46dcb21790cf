import type { Post } from '../../post/post.ts';
import { collapseDuplicates, createSamePageTest } from '../index/near-duplicate.ts';
import { COMPARED_CODE_UNITS, type ReadPost, readAhead, readPosts } from '../index/read-posts.ts';
import type { SearchedLibrary } from '../index/searched-library.ts';
import { findNearestPosts } from '../meaning/nearest-posts.ts';
import { rankCandidates } from '../rank/rank-candidates.ts';
import { compareTopics, type TopicWeights, weighTopics } from '../rank/topics.ts';
import { addKeywords, type ComparedPost, compareCandidates } from './features.ts';
import { type Chances, judge, judgeUnread, worthOf } from './judgement.ts';
import type { Ranking } from './ranking.ts';

/** A post with the chances that a reader of the page wants it. */
export interface ScoredPost extends ComparedPost, ReadPost {
  topics: TopicWeights;
  chances: Chances;
  /** Near-duplicates of it. */
  similar: Post[];
}

/** Posts that the index gives by words, and by meaning. Higher: fewer are missed, and slower. 32..100 and 16..64. */
const BY_WORDS = 40;
const BY_MEANING = 20;
/** Posts whose texts are read at least: topics of the lexicon are found in texts. 14..40. */
const READ_POSTS = 18;
/** And beyond those wanted: some are copies. */
const SPARE_POSTS = 4;
/** What the judgement counts beside the rank score, in a large library. 0.1..1, flat. */
const WORTH_SHARE = 0.15;
/** What it counts more in a small one: 3 among none, half of it at 200 posts. 0.5 more at 900: 0.3..0.7, flat. */
const FEW_SHARE = 3;
const FEW_POSTS = 200;
/** Code units of a post looked at for topics: what it is about is said by then. 1,500..10,000, flat. */
const TOPIC_CODE_UNITS = 2_000;
/** Half of what a clear shared topic comes to; unrelated texts reach 0.04 on average. 0.05..0.1. */
const TOPIC_UNIT = 0.08;

/** The candidates of a page by words and by meaning, compared with it; their texts are not read yet. */
export function compareNearest(ranking: Ranking): ComparedPost[] {
  return addKeywords(ranking, compareUnnamed(ranking));
}

/** The same without what the page's keywords tell. */
function compareUnnamed(ranking: Ranking, isHidden?: (post: number) => boolean): ComparedPost[] {
  const { query, index, meaning } = ranking;
  const near = findNearestPosts(index, meaning, BY_MEANING).map(({ post }) => post);
  const scored = index.retrieve(query.terms, BY_WORDS, near).filter(({ post }) => !isHidden?.(post));
  return compareCandidates(ranking, rankCandidates(query, index, scored, ranking.pageDay));
}

/** Scores the posts nearest to a page, the one that is worth most to its reader first. `wanted` at least are scored. */
export async function scorePosts(ranking: Ranking, library: SearchedLibrary, wanted: number): Promise<ScoredPost[]> {
  const unnamed = compareUnnamed(ranking, library.isHidden);
  const choose = (posts: ComparedPost[]) => choosePromising(posts, ranking.index.postCount, wanted + SPARE_POSTS);
  // The store reads while the keywords are chosen. They change one of those read, on average.
  const loadPosts = readAhead(choose(unnamed), library);
  const promising = choose(addKeywords(ranking, unnamed));
  const isSamePage = createSamePageTest(ranking.page, COMPARED_CODE_UNITS);
  const scored = (await scoreEach(promising, ranking, { ...library, loadPosts }))
    .filter((post) => !isSamePage(post, post.lexical))
    .map((post) => ({ ...post, order: orderOf(post.rankScore, worthOf(post.chances), ranking.index.postCount) }))
    .sort((a, b) => b.order - a.order || a.number - b.number);
  return collapseDuplicates(scored, ranking.index);
}

/** The posts whose texts are worth reading: the first of the order, and the likeliest of the others. */
function choosePromising(compared: readonly ComparedPost[], postCount: number, wanted: number): ComparedPost[] {
  const looked = compared.map((post) => {
    const chance = judgeUnread(post.features);
    return { post, chance, order: orderOf(post.rankScore, chance, postCount) };
  });
  looked.sort((a, b) => b.order - a.order || a.post.number - b.post.number);
  const likeliest = looked.slice(wanted).sort((a, b) => b.chance - a.chance || a.post.number - b.post.number);
  const others = likeliest.slice(0, Math.max(0, READ_POSTS - wanted));
  return [...looked.slice(0, wanted), ...others].map(({ post }) => post);
}

/**
 * What posts are ordered by. Among thousands of posts the nearest words and titles tell best which comes first, among
 * few the judgement does.
 */
export function orderOf(rankScore: number, worth: number, postCount: number): number {
  const share = WORTH_SHARE + (FEW_SHARE * FEW_POSTS) / (FEW_POSTS + postCount);
  return rankScore + share * Math.log(Math.max(1e-6, worth));
}

/** Reads posts, adds what texts alone tell, and judges each, in their order. */
export async function scoreEach(
  compared: readonly ComparedPost[],
  ranking: Ranking,
  library: SearchedLibrary,
): Promise<Omit<ScoredPost, 'similar'>[]> {
  return (await readPosts(compared, library)).map((post) => scorePost(post, ranking));
}

function scorePost(post: ComparedPost & ReadPost, { query, language }: Ranking): Omit<ScoredPost, 'similar'> {
  const topics = weighTopics(`${post.title}\n${post.text.slice(0, TOPIC_CODE_UNITS)}`, language);
  const features = { ...post.features, topics: Math.log(1 + compareTopics(query.topics, topics) / TOPIC_UNIT) };
  return { ...post, features, topics, chances: judge(features) };
}
