import type { Features } from '../../../utils/search/judge/features.ts';
import { isAnswered, isShown, strengthOf, worthOf } from '../../../utils/search/judge/judgement.ts';
import { orderOf } from '../../../utils/search/judge/score-posts.ts';
import { type Grades, type ShownPage, scoreShown } from '../shown-score.ts';

/** A page and a post with what the judgement knows of them. */
export interface Pair {
  set: string;
  page: string;
  post: string;
  /** Null when nobody graded it. */
  grade: number | null;
  features: Features;
  rankScore: number;
  weight: number;
  /** Posts of the library. */
  postCount: number;
}

export interface JudgedPair {
  pair: Pair;
  related: number;
  glad: number;
  first: number;
}

const LIMIT = 10;
/** Posts whose texts the product reads. */
const READ_POSTS = 18;
const STRENGTHS = ['strong', 'medium', 'weak'] as const;

/** Says of each library what would be shown, and of all pairs whether the chances are kept. */
export function evaluate(judged: readonly JudgedPair[], grades: ReadonlyMap<string, Grades>): void {
  const byPage = Map.groupBy(judged, ({ pair }) => `${pair.set} ${pair.page}`);
  const run = new Map<string, ShownPage>();
  for (const [page, all] of byPage) {
    const read = [...all].sort((a, b) => b.first - a.first).slice(0, READ_POSTS);
    const postCount = read[0]?.pair.postCount ?? 0;
    const placeOf = (chances: JudgedPair) => orderOf(chances.pair.rankScore, worthOf(chances), postCount);
    const order = read.sort((a, b) => placeOf(b) - placeOf(a));
    const likely = isAnswered(order, 'normal', postCount)
      ? order.filter((chances) => isShown(chances, 'normal', postCount))
      : [];
    const shown = STRENGTHS.flatMap((strength) => likely.filter((chances) => strengthOf(chances) === strength))
      .slice(0, LIMIT)
      .map((chances) => ({ id: chances.pair.post, strength: strengthOf(chances) }));
    run.set(page, { shown, order: order.map(({ pair }) => pair.post) });
  }
  for (const set of new Set(judged.map(({ pair }) => pair.set))) {
    const own = new Map([...grades].filter(([page]) => page.startsWith(`${set} `)));
    const s = scoreShown(own, run);
    console.log(
      `${set.padEnd(20)} related ${s.related}, first right ${s.firstRight}, 2s shown ${s.grade2Shown}, strong ${s.strongRelated} (${(s.strong / Math.max(1, s.shown)).toFixed(2)} of ${s.shown} shown), silent ${s.silent}/${s.unrelatedPages}, answered ${s.answered}, nDCG@8 ${s.ndcg8}`,
    );
  }
  const graded = judged.filter(({ pair }) => pair.grade !== null);
  const tenths = Array.from({ length: 10 }, (_, tenth) => {
    const within = graded.filter(({ related }) => Math.min(9, Math.floor(related * 10)) === tenth);
    const are = within.filter(({ pair }) => (pair.grade ?? 0) > 0).length;
    return `.${tenth}: ${(are / Math.max(1, within.length)).toFixed(2)} of ${within.length}`;
  });
  console.log(`share related by chance: ${tenths.join(', ')}`);
}
