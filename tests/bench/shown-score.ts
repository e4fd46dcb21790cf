import type { Strength } from '../../utils/protocol/outcome.ts';

/** Grade of each post that somebody graded for a page: 2 glad to be shown it now, 1 would not mind, 0 not related. */
export type Grades = ReadonlyMap<string, number>;

export interface ShownPage {
  /** What was shown, in this order. */
  shown: { id: string; strength: Strength }[];
  /** Every scored post, best first, shown or not. */
  order: string[];
}

export interface ShownScore {
  pages: number;
  shown: number;
  /** Shown pairs that nobody graded: left out of the shares. */
  ungraded: number;
  /** Share of the shown posts of grade 1 or 2. */
  related: number;
  pagesWithGrade2: number;
  /** Share of the pages with a 2 whose first graded shown post is a 2. */
  firstRight: number;
  /** Share of the 2s that are shown. */
  grade2Shown: number;
  strong: number;
  strongRelated: number;
  strongGrade2: number;
  /** Pages whose graded posts are all 0, and how many of them stay silent. */
  unrelatedPages: number;
  silent: number;
  /** Share of the other pages that show something. */
  answered: number;
  /** nDCG@8 of the graded posts in the order without a threshold, gains 2^grade - 1, over pages with a related post. */
  ndcg8: number;
}

const NDCG_DEPTH = 8;

/** Scores what was shown for each graded page. A page that is missing from `run` showed nothing. */
export function scoreShown(grades: ReadonlyMap<string, Grades>, run: ReadonlyMap<string, ShownPage>): ShownScore {
  const count = { shown: 0, graded: 0, related: 0, withTwo: 0, first: 0, twos: 0, twosShown: 0 };
  const strong = { graded: 0, related: 0, two: 0 };
  const silence = { unrelated: 0, silent: 0, other: 0, answered: 0 };
  let ndcg = 0;
  for (const [page, graded] of grades) {
    const { shown, order } = run.get(page) ?? { shown: [], order: [] };
    const known = shown.flatMap(({ id, strength }) => {
      const grade = graded.get(id);
      return grade === undefined ? [] : [{ grade, strength }];
    });
    count.shown += shown.length;
    count.graded += known.length;
    count.related += known.filter(({ grade }) => grade > 0).length;
    const twos = [...graded].filter(([, grade]) => grade === 2).map(([id]) => id);
    count.twos += twos.length;
    count.twosShown += twos.filter((two) => shown.some(({ id }) => id === two)).length;
    if (twos.length > 0) {
      count.withTwo++;
      if (known[0]?.grade === 2) count.first++;
    }
    const called = known.filter(({ strength }) => strength === 'strong');
    strong.graded += called.length;
    strong.related += called.filter(({ grade }) => grade > 0).length;
    strong.two += called.filter(({ grade }) => grade === 2).length;
    if ([...graded.values()].every((grade) => grade === 0)) {
      silence.unrelated++;
      if (shown.length === 0) silence.silent++;
      continue;
    }
    silence.other++;
    if (shown.length > 0) silence.answered++;
    const gains = order.flatMap((id) => graded.get(id) ?? []);
    ndcg += discounted(gains) / discounted([...graded.values()].sort((a, b) => b - a));
  }
  return {
    pages: grades.size,
    shown: count.shown,
    ungraded: count.shown - count.graded,
    related: share(count.related, count.graded),
    pagesWithGrade2: count.withTwo,
    firstRight: share(count.first, count.withTwo),
    grade2Shown: share(count.twosShown, count.twos),
    strong: strong.graded,
    strongRelated: share(strong.related, strong.graded),
    strongGrade2: share(strong.two, strong.graded),
    unrelatedPages: silence.unrelated,
    silent: silence.silent,
    answered: share(silence.answered, silence.other),
    ndcg8: share(ndcg, silence.other),
  };
}

function discounted(grades: readonly number[]): number {
  return grades.slice(0, NDCG_DEPTH).reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
}

function share(part: number, whole: number): number {
  return Math.round((1000 * part) / Math.max(1, whole)) / 1000;
}
