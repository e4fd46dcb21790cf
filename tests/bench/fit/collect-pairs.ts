import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import type { LanguageTables } from '../../../utils/language/language-tables.ts';
import type { Post } from '../../../utils/post/post.ts';
import { createRanking } from '../../../utils/search/judge/ranking.ts';
import { compareNearest, scoreEach } from '../../../utils/search/judge/score-posts.ts';
import {
  type NamedPage,
  type NamedPosts,
  readGrades,
  readNamedPages,
  readNamedPosts,
  readSeedPages,
  readSeedPosts,
} from '../graded-sets.ts';
import { openBenchLibrary } from '../open-bench-library.ts';
import type { Grades } from '../shown-score.ts';
import type { Pair } from './evaluate.ts';

/** Sum of the weights of one library's pairs. */
const LIBRARY_WEIGHT = 1_000;
/** A pair that nobody graded was brought up by none of four systems: unrelated, probably. 0..0.3. */
const UNGRADED_WEIGHT = 0.05;
/** A library with pages whose posts were graded. */
export interface GradedSet {
  name: string;
  named: NamedPosts;
  pages: NamedPage[];
  grades: ReadonlyMap<string, Grades>;
  weight: number;
  /** Of a library drawn from a set: how many posts, and which of those of this size. */
  drawn?: { posts: number; library: number };
}

/** A set as the command line names it: POSTS,PAGES,GRADES[,WEIGHT]. */
export function readGradedSet(given: string): GradedSet {
  const [posts = '', pages = '', grades = '', weight = '1'] = given.split(',');
  return {
    name: basename(join(posts, '..')),
    named: readNamedPosts(posts),
    pages: readNamedPages(pages),
    grades: readGrades(grades),
    weight: Number(weight),
  };
}

/** The packaged posts with pages of a file, given as PAGES[,WEIGHT]: a post without a grade is not related. */
export async function readSeedSet(given: string): Promise<GradedSet> {
  const [file = '', weight = '1'] = given.split(',');
  const pages = readSeedPages(file);
  const named = await readSeedPosts();
  const grades = new Map(
    pages.map((page) => [
      page.id,
      new Map(named.posts.map((post) => [named.nameOf(post), page.grades.get(named.nameOf(post)) ?? 0])),
    ]),
  );
  return { name: 'seed', named, pages, grades, weight: Number(weight) };
}

/** Sizes of the libraries drawn from each set, and how many of each. */
const DRAWN: readonly [posts: number, times: number][] = [
  [12, 3],
  [30, 2],
  [80, 2],
  [250, 1],
];

/** Small libraries of posts of a set, drawn by hash: what a reader has who begins. Judged, not fitted on. */
export function drawLibraries(set: GradedSet): GradedSet[] {
  return DRAWN.flatMap(([posts, times]) =>
    Array.from({ length: times }, (_, library) => {
      const place = ({ id }: Post) => createHash('sha1').update(`${posts} ${library} ${id}`).digest('hex');
      const drawn = set.named.posts.map((post) => ({ post, at: place(post) })).sort((a, b) => (a.at < b.at ? -1 : 1));
      return {
        ...set,
        named: { ...set.named, posts: drawn.slice(0, posts).map(({ post }) => post) },
        drawn: { posts, library },
      };
    }),
  );
}

/** The pages of a set with the posts that the product compares them with, and the features of each pair. */
export async function collectPairs(
  { name, named, pages, grades: graded, weight, drawn }: GradedSet,
  language: LanguageTables,
): Promise<Pair[]> {
  const library = openBenchLibrary(named.posts, language);
  const found: Pair[] = [];
  for (const { id, page } of pages) {
    const ranking = createRanking(page, library.index, language, []);
    const compared = compareNearest(ranking);
    for (const { post, features, rankScore } of await scoreEach(compared, ranking, library)) {
      const grade = graded.get(id)?.get(named.nameOf(post)) ?? null;
      found.push({
        set: name,
        drawn: drawn?.posts ?? null,
        library: drawn?.library ?? 0,
        page: id,
        post: named.nameOf(post),
        grade,
        features,
        rankScore,
        weight: grade === null && drawn === undefined ? UNGRADED_WEIGHT : 1,
        postCount: named.posts.length,
      });
    }
  }
  const sum = found.reduce((total, pair) => total + pair.weight, 0);
  return found.map((pair) => ({ ...pair, weight: (pair.weight * LIBRARY_WEIGHT * weight) / sum }));
}
