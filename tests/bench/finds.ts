// npm run bench:finds -- --docs FILE... --posts N [--pages 500] [--rounds 3] [--index FILE] [--out FILE] [--against FILE]
// Whole answers (posts in order, strengths, reasons, excerpts) over N posts for pages that are not among them. --out writes
// them, --against compares with those of another state of the code: equal, or which differ. --index keeps the index on the disk.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createPage } from '../../utils/page/page.ts';
import type { Post } from '../../utils/post/post.ts';
import type { FindOutcome } from '../../utils/protocol/outcome.ts';
import { findRelatedPosts } from '../../utils/search/find-related-posts.ts';
import { LibraryIndex } from '../../utils/search/index/library-index.ts';
import { openSegment } from '../../utils/search/segment/open-segment.ts';
import { createBenchPost } from './create-bench-post.ts';
import { openBenchLibrary } from './open-bench-library.ts';
import { openPackagedLanguage } from './open-packaged-language.ts';
import { quantile } from './scale/quantile.ts';
import { type BenchDocument, readDocuments } from './scale/read-documents.ts';

/** Posts of one answer, as the popup asks. */
const LIMIT = 10;
/** Pages asked before the clock runs. */
const FIRST_PAGES = 20;

const { values } = parseArgs({
  options: {
    docs: { type: 'string', multiple: true },
    posts: { type: 'string' },
    pages: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '3' },
    index: { type: 'string' },
    out: { type: 'string' },
    against: { type: 'string' },
  },
});
if (!values.docs?.length || values.posts === undefined) {
  console.error(
    'Usage: npm run bench:finds -- --docs FILE... --posts N [--pages N] [--rounds N] [--index FILE] [--out FILE] [--against FILE]',
  );
  process.exit(2);
}
const [postCount, pageCount] = [Number(values.posts), Number(values.pages)];
const documents: BenchDocument[] = [];
for await (const document of readDocuments(values.docs)) {
  if (documents.push(document) >= postCount + pageCount) break;
}
const pages = documents
  .slice(-pageCount)
  .map(({ title, text }, i) => createPage({ title, text, url: `https://bench.example/${i}` }));
const posts = documents.slice(0, -pageCount).map(createBenchPost);
const language = openPackagedLanguage();
const library = openLibrary();

const answers: string[] = [];
for (const page of pages.slice(0, FIRST_PAGES)) await find(page);
const rounds: number[] = [];
const elapsed: number[] = [];
for (let round = 0; round < Number(values.rounds); round++) {
  const before = process.cpuUsage();
  for (const [i, page] of pages.entries()) {
    const started = performance.now();
    const outcome = await find(page);
    elapsed.push(performance.now() - started);
    answers[i] = tell(outcome);
  }
  rounds.push(process.cpuUsage(before).user / 1000 / pages.length);
}
console.log(`${posts.length} posts, ${pages.length} pages`);
console.log(`processor ms per page, by round: ${rounds.map((ms) => ms.toFixed(2)).join(' ')}`);
console.log(`ms per page: median ${quantile(elapsed, 0.5).toFixed(2)}, p95 ${quantile(elapsed, 0.95).toFixed(2)}`);
if (values.out !== undefined) writeFileSync(values.out, answers.map((line) => `${line}\n`).join(''));
if (values.against !== undefined) compare(readFileSync(values.against, 'utf8').trimEnd().split('\n'));

function openLibrary() {
  const loadPosts = async (numbers: readonly number[]) => numbers.flatMap((number) => posts[number] ?? []);
  if (values.index !== undefined && existsSync(values.index)) {
    const index = new LibraryIndex([{ segment: openSegment(new Uint8Array(readFileSync(values.index))) }]);
    return { index, loadPosts, now: () => performance.now() };
  }
  const opened = openBenchLibrary(posts, language);
  if (values.index !== undefined) writeFileSync(values.index, opened.index.segments[0]?.bytes ?? '');
  return opened;
}

function find(page: (typeof pages)[number]): Promise<FindOutcome> {
  return findRelatedPosts(page, library, language, { disabledKeywords: [], limit: LIMIT });
}

/** An answer as one line: all that a reader would see of it, and the chances behind it. */
function tell(outcome: FindOutcome): string {
  const { elapsedMs: _, ...told } = outcome;
  return JSON.stringify(told, (key, value) => (key === 'post' || key === 'similar' ? idsOf(value) : value));
}

function idsOf(value: Post | Post[]): string | string[] {
  return Array.isArray(value) ? value.map(({ id }) => id) : value.id;
}

function compare(others: readonly string[]): void {
  const different = answers.flatMap((answer, i) => (answer === others[i] ? [] : [i]));
  console.log(`${answers.length - different.length} of ${answers.length} answers are equal`);
  for (const i of different.slice(0, 5)) console.log(`page ${i}\n  before ${others[i]}\n  now    ${answers[i]}`);
  if (different.length > 0 || others.length !== answers.length) process.exitCode = 1;
}
