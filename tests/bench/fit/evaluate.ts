import { arrange } from '../../../utils/search/choose-shown.ts';
import type { Features } from '../../../utils/search/judge/features.ts';
import { isAnswered, isShown, strengthOf, worthOf } from '../../../utils/search/judge/judgement.ts';
import { orderOf } from '../../../utils/search/judge/score-posts.ts';
import { type Grades, type ShownPage, scoreShown } from '../shown-score.ts';

/** A page and a post with what the judgement knows of them. */
export interface Pair {
  set: string;
  /** Posts drawn from the set to be a small library, or null for the whole of it. */
  drawn: number | null;
  /** Which of the libraries drawn. */
  library: number;
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

/** Says of each library what would be shown, and of all pairs whether the chances are kept. */
export function evaluate(judged: readonly JudgedPair[], grades: ReadonlyMap<string, Grades>): void {
  const whole = judged.filter(({ pair }) => pair.drawn === null);
  const run = new Map<string, ShownPage>();
  for (const [page, all] of Map.groupBy(whole, ({ pair }) => `${pair.set} ${pair.page}`)) {
    const { order, shown } = answer(all);
    run.set(page, {
      shown: shown.map((chances) => ({ id: chances.pair.post, strength: strengthOf(chances) })),
      order: order.map(({ pair }) => pair.post),
    });
  }
  for (const set of new Set(whole.map(({ pair }) => pair.set))) {
    const own = new Map([...grades].filter(([page]) => page.startsWith(`${set} `)));
    const s = scoreShown(own, run);
    console.log(
      `${set.padEnd(20)} related ${s.related}, first right ${s.firstRight}, 2s shown ${s.grade2Shown}, strong ${s.strongRelated} (${(s.strong / Math.max(1, s.shown)).toFixed(2)} of ${s.shown} shown), silent ${s.silent}/${s.unrelatedPages}, answered ${s.answered}, nDCG@8 ${s.ndcg8}`,
    );
  }
  const graded = whole.filter(({ pair }) => pair.grade !== null);
  const tenths = Array.from({ length: 10 }, (_, tenth) => {
    const within = graded.filter(({ related }) => Math.min(9, Math.floor(related * 10)) === tenth);
    const are = within.filter(({ pair }) => (pair.grade ?? 0) > 0).length;
    return `.${tenth}: ${(are / Math.max(1, within.length)).toFixed(2)} of ${within.length}`;
  });
  console.log(`share related by chance: ${tenths.join(', ')}`);
}

/** Says what libraries drawn from the sets would show. A pair that nobody graded counts as unrelated. */
export function evaluateDrawn(judged: readonly JudgedPair[]): void {
  const drawn = judged.filter(({ pair }) => pair.drawn !== null);
  for (const [name, pairs] of Map.groupBy(drawn, ({ pair }) => `${pair.set}, ${pair.drawn} posts`)) {
    const pages = [...Map.groupBy(pairs, ({ pair }) => `${pair.postCount} ${pair.page} ${pair.library}`).values()];
    const shown = pages.flatMap((all) => answer(all).shown);
    const isRelated = ({ pair }: JudgedPair) => (pair.grade ?? 0) > 0;
    const strong = shown.filter((chances) => strengthOf(chances) === 'strong');
    const share = (some: readonly JudgedPair[]) =>
      (some.filter(isRelated).length / Math.max(1, some.length)).toFixed(2);
    const found = (least: number) =>
      (
        shown.filter(({ pair }) => (pair.grade ?? 0) >= least).length /
        Math.max(1, pairs.filter(({ pair }) => (pair.grade ?? 0) >= least).length)
      ).toFixed(2);
    console.log(
      `${name.padEnd(32)} ${shown.length} shown on ${pages.length} pages, related ${share(shown)}, strong ${share(strong)} of ${strong.length}, shown of the related ${found(1)}, of the 2s ${found(2)}`,
    );
  }
}

/** What a page is answered with, and all posts read for it, in their order. */
function answer(all: readonly JudgedPair[]): { order: JudgedPair[]; shown: JudgedPair[] } {
  const postCount = all[0]?.pair.postCount ?? 0;
  const placeOf = (chances: JudgedPair) => orderOf(chances.pair.rankScore, worthOf(chances), postCount);
  const read = [...all].sort((a, b) => b.first - a.first).slice(0, READ_POSTS);
  const order = read.sort((a, b) => placeOf(b) - placeOf(a));
  const likely = isAnswered(order, 'normal', postCount)
    ? order.filter((chances) => isShown(chances, 'normal', postCount))
    : [];
  return { order, shown: arrange(likely, (chances) => chances).slice(0, LIMIT) };
}
