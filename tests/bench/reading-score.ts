/** How well one page was read. */
export interface PageScore {
  id: string;
  ms: number;
  /** Character-bigram F1 against the page's known main text; null when only snippets are known. */
  f1: number | null;
  /** Snippets that must be there: found and all. */
  with: [number, number];
  /** Snippets that must not be there: absent and all. */
  without: [number, number];
}

/** One line of the truth file. */
export interface PageTruth {
  id: string;
  url: string;
  text: string | null;
  with: string[];
  without: string[];
}

/** Figures of the pages whose ids share a prefix. */
export interface PrefixFigures {
  pages: number;
  f1: number | null;
  shareAtLeast90: number | null;
  withFound: number | null;
  withoutAbsent: number | null;
  medianMs: number;
  p95Ms: number;
}

/** F1 over the multisets of neighbouring characters (UTF-16 code units), white space left out. 1 when both texts are empty. */
export function bigramF1(text: string, truth: string): number {
  const read = countBigrams(text);
  const wanted = countBigrams(truth);
  if (read.total === 0 && wanted.total === 0) return 1;
  let common = 0;
  for (const [bigram, count] of read.counts) common += Math.min(count, wanted.counts.get(bigram) ?? 0);
  return (2 * common) / (read.total + wanted.total);
}

function countBigrams(text: string): { counts: Map<string, number>; total: number } {
  const dense = text.replace(/\s+/g, '');
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < dense.length; i++) {
    const bigram = dense.slice(i, i + 2);
    counts.set(bigram, (counts.get(bigram) ?? 0) + 1);
  }
  return { counts, total: Math.max(0, dense.length - 1) };
}

/** Scores what was read on one page. Snippets are compared without white space. */
export function scorePage(truth: PageTruth, text: string, ms: number): PageScore {
  const dense = text.replace(/\s+/g, '');
  const holds = (snippet: string) => dense.includes(snippet.replace(/\s+/g, ''));
  return {
    id: truth.id,
    ms,
    f1: truth.text === null ? null : bigramF1(text, truth.text),
    with: [truth.with.filter(holds).length, truth.with.length],
    without: [truth.without.filter((snippet) => !holds(snippet)).length, truth.without.length],
  };
}

/** Figures by id prefix (what stands before the first "-"), and over all pages under "all". */
export function figuresByPrefix(scores: readonly PageScore[]): Map<string, PrefixFigures> {
  const groups = new Map<string, PageScore[]>();
  for (const score of scores) {
    const prefix = score.id.split('-')[0] ?? '';
    for (const name of [prefix, 'all']) groups.set(name, [...(groups.get(name) ?? []), score]);
  }
  return new Map([...groups].sort(([a], [b]) => a.localeCompare(b)).map(([name, group]) => [name, figures(group)]));
}

function figures(scores: readonly PageScore[]): PrefixFigures {
  const f1s = scores.flatMap((score) => (score.f1 === null ? [] : [score.f1]));
  const times = scores.map((score) => score.ms).sort((a, b) => a - b);
  const share = (pairs: [number, number][]) =>
    ratio(sum(pairs.map((pair) => pair[0])), sum(pairs.map((pair) => pair[1])));
  return {
    pages: scores.length,
    f1: ratio(sum(f1s), f1s.length),
    shareAtLeast90: ratio(f1s.filter((f1) => f1 >= 0.9).length, f1s.length),
    withFound: share(scores.map((score) => score.with)),
    withoutAbsent: share(scores.map((score) => score.without)),
    medianMs: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
  };
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
