import { createPage } from '../../../utils/page/page.ts';
import { MIXED_QUERIES } from './mixed-queries.ts';
import { quantile } from './quantile.ts';
import type { BenchDocument } from './read-documents.ts';
import type { LibraryCall, ScaleBrowser, TimedAnswer } from './scale-browser.ts';

/** Titles typed letter by letter, and letters of each. */
const TYPED_QUERIES = 40;
const TYPED_LETTERS = 6;
/** Posts of one answer, as the popup asks. */
const LIMIT = 10;
/** Pages asked before the clock runs: they load the library. */
const FIRST_PAGES = 5;

export interface AnswerFigures {
  warmP50Ms: number;
  warmP95Ms: number;
  warmP99Ms: number;
  warmSlowestMs: number;
  /** Title of the slowest page. */
  warmSlowestPage: string;
  typedP50Ms: number;
  typedP95Ms: number;
  typedP99Ms: number;
  typedSlowestMs: number;
  typedSlowestQuery: string;
  /** Of the processes that run the extension's pages, after all these answers (process-memory.ts says of what). */
  answerPeakMemoryBytes: number | null;
  answerOwnMemoryBytes: number | null;
}

/** Pages and keystrokes, one after another, as a view sends them to the worker. */
export async function measureAnswers(
  browser: ScaleBrowser,
  documents: readonly BenchDocument[],
): Promise<AnswerFigures> {
  const finds = documents.map(({ title, text }, i): LibraryCall => {
    const page = createPage({ title, text, url: `https://bench.example/${i}` });
    return { name: 'find', args: [page, { disabledKeywords: [], limit: LIMIT }] };
  });
  const titles = documents.slice(0, TYPED_QUERIES).map(({ title }) => title.slice(0, TYPED_LETTERS));
  const queries = [...titles, ...MIXED_QUERIES].flatMap((query) =>
    Array.from(query, (_, i) =>
      Array.from(query)
        .slice(0, i + 1)
        .join(''),
    ),
  );
  const searches = queries.map((query): LibraryCall => ({ name: 'search', args: [query, LIMIT] }));
  const [, warm = [], typed = []] = await browser.callEach([finds.slice(0, FIRST_PAGES), finds, searches]);
  const memory = browser.memory();
  const slowestPage = indexOfSlowest(warm);
  const slowestQuery = indexOfSlowest(typed);
  const warmMs = warm.map(({ ms }) => ms);
  const typedMs = typed.map(({ ms }) => ms);
  return {
    warmP50Ms: quantile(warmMs, 0.5),
    warmP95Ms: quantile(warmMs, 0.95),
    warmP99Ms: quantile(warmMs, 0.99),
    warmSlowestMs: warmMs[slowestPage] ?? Number.NaN,
    warmSlowestPage: `page ${slowestPage + 1}, ${documents[slowestPage]?.text.length ?? 0} characters`,
    typedP50Ms: quantile(typedMs, 0.5),
    typedP95Ms: quantile(typedMs, 0.95),
    typedP99Ms: quantile(typedMs, 0.99),
    typedSlowestMs: typedMs[slowestQuery] ?? Number.NaN,
    typedSlowestQuery: slowestQuery < titles.join('').length ? 'beginning of a title' : (queries[slowestQuery] ?? ''),
    answerPeakMemoryBytes: memory?.peakBytes ?? null,
    answerOwnMemoryBytes: memory?.ownBytes ?? null,
  };
}

function indexOfSlowest(answers: readonly TimedAnswer[]): number {
  return answers.reduce((slowest, { ms }, i) => (ms > (answers[slowest]?.ms ?? -1) ? i : slowest), 0);
}
