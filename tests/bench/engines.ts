// Long because each engine is set up as its own documentation says, side by side to be compared.
// One run, the same documents and whole-page queries, three engines: ours, MiniSearch and FlexSearch.
//   node tests/bench/engines.ts --docs FILE... [--queries FILE --labels FIELD [--exclude FIELD]] [--posts N] [--limit N]
//     [--engines ours,minisearch,flexsearch] [--json OUT]
// MiniSearch and FlexSearch get the 64 strongest terms of a page, since a whole page takes them seconds.
// Retrieval alone: no second step, no library text; the product's own figures come from bench:related.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { zstdDecompressSync } from 'node:zlib';
import flexsearch from 'flexsearch';
// biome-ignore lint/style/noRestrictedImports: the bench compares with it
import MiniSearch from 'minisearch';
import { LibraryIndex } from '../../utils/search/index/library-index.ts';
import type { QueryTerm } from '../../utils/search/index/query-term.ts';
import { buildSegment } from '../../utils/search/segment/build-segment.ts';
import { openSegment } from '../../utils/search/segment/open-segment.ts';
import { encodeHan } from '../../utils/search/suggest/han-code.ts';
import { tokenise } from '../../utils/text/tokenise.ts';

const RESULTS = 10;
const CHOSEN_TERMS = 64;
/** Room for the page itself and its near-duplicates, which are left out before scoring. */
const EXCLUDED_ROOM = 40;

interface Doc {
  id: string;
  title: string;
  text: string;
  title_kind?: string;
}

interface Engine {
  name: string;
  /** Bytes of the index itself where it can tell, else 0. */
  bytes: number;
  /** Ids, best first, the page itself left out. */
  find(page: Doc): string[];
}

export interface EngineFigures {
  engine: string;
  buildSeconds: number;
  heapBytes: number;
  indexBytes: number;
  medianMs: number;
  p95Ms: number;
  /** Over the labelled queries; null without labels. */
  ndcg10: number | null;
}

const { values } = parseArgs({
  options: {
    docs: { type: 'string', multiple: true },
    queries: { type: 'string' },
    labels: { type: 'string' },
    exclude: { type: 'string' },
    posts: { type: 'string' },
    limit: { type: 'string', default: '200' },
    engines: { type: 'string', default: 'ours,minisearch,flexsearch' },
    json: { type: 'string' },
  },
});
if (!values.docs?.length) throw new Error('Say which documents: --docs FILE (JSONL or .zst, each {id, title, text}).');

const docs = values.docs
  .flatMap((file) => readLines(file))
  .slice(0, Number(values.posts ?? Infinity)) as unknown as Doc[];
const byId = new Map(docs.map((doc) => [doc.id, doc]));
const judged = values.queries && values.labels ? readQueries(values.queries, values.labels) : [];
const pages = judged.length > 0 ? judged.map(({ page }) => page) : sample(docs, Number(values.limit));
const sourceBytes = docs.reduce((sum, doc) => sum + Buffer.byteLength(doc.title) + Buffer.byteLength(doc.text), 0);
console.log(`${docs.length} documents, ${(sourceBytes / 1e6).toFixed(1)} MB of text, ${pages.length} pages`);

// Counted once for all engines and outside their times: each picks or weighs a page's terms with it.
const documentFrequency = values.engines.includes(',') ? () => 0 : countFrequencies();

const builders: Record<string, () => Engine> = {
  ours: buildOurs,
  minisearch: buildMiniSearch,
  flexsearch: buildFlexSearch,
};
const names = values.engines.split(',');
const figures = names.length === 1 ? [measure(names[0] ?? '')] : names.map(measureApart);
console.table(
  figures.map((row) => ({
    engine: row.engine,
    'build s': row.buildSeconds.toFixed(1),
    'posts/s': Math.round(docs.length / row.buildSeconds),
    'heap MB': (row.heapBytes / 1e6).toFixed(0),
    'index MB': row.indexBytes ? (row.indexBytes / 1e6).toFixed(1) : '-',
    'index/text': row.indexBytes ? (row.indexBytes / sourceBytes).toFixed(3) : '-',
    'median ms': row.medianMs.toFixed(2),
    'p95 ms': row.p95Ms.toFixed(2),
    'nDCG@10': row.ndcg10 === null ? '-' : row.ndcg10.toFixed(3),
  })),
);
if (values.json)
  writeFileSync(values.json, `${JSON.stringify({ documents: docs.length, sourceBytes, figures }, null, 2)}\n`);

/** Each engine in a process of its own: what one leaves on the heap is not counted for the next. */
function measureApart(name: string): EngineFigures {
  const directory = mkdtempSync(join(tmpdir(), 'engines-'));
  const out = join(directory, 'figures.json');
  const flags = ['--expose-gc', '--max-old-space-size=12000', '--no-warnings'];
  const options = Object.entries({ ...values, engines: name, json: out }).flatMap(([key, value]) =>
    [value ?? []].flat().flatMap((one) => [`--${key}`, one]),
  );
  try {
    execFileSync(process.execPath, [...flags, import.meta.filename, ...options], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const { figures } = JSON.parse(readFileSync(out, 'utf8')) as { figures: EngineFigures[] };
    const [row] = figures;
    if (!row) throw new Error(`The run of ${name} gave no figures.`);
    return row;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function measure(name: string): EngineFigures {
  const build = builders[name];
  if (!build) throw new Error(`No engine "${name}": choose from ${Object.keys(builders).join(', ')}.`);
  globalThis.gc?.();
  const before = memory();
  const started = performance.now();
  const engine = build();
  const buildSeconds = (performance.now() - started) / 1000;
  globalThis.gc?.();
  const heapBytes = memory() - before;
  for (const page of pages.slice(0, 10)) engine.find(page); // warm
  const times: number[] = [];
  const answers = pages.map((page) => {
    const from = performance.now();
    const found = engine.find(page);
    times.push(performance.now() - from);
    return found;
  });
  times.sort((a, b) => a - b);
  const gains = judged.map(({ relevant, excluded }, i) => ndcg(answers[i] ?? [], relevant, excluded));
  return {
    engine: name,
    buildSeconds,
    heapBytes,
    indexBytes: engine.bytes,
    medianMs: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    ndcg10: gains.length > 0 ? gains.reduce((sum, gain) => sum + gain, 0) / gains.length : null,
  };
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Our index; the idf is the library's own, which stands in for the background table. */
function buildOurs(): Engine {
  const posts = docs.map((doc) => ({
    id: doc.id,
    sourceId: 'bench',
    title: doc.title,
    titleIsDerived: doc.title_kind === 'first_sentence',
    text: doc.text,
    url: '',
    author: '',
    publishedAt: '',
    tags: [],
  }));
  const termWeight = (term: string) => Math.log((docs.length + 1) / (documentFrequency(term) + 0.5));
  const bytes = buildSegment(posts, { termWeight });
  const index = new LibraryIndex([{ segment: openSegment(bytes) }]);
  return {
    name: 'ours',
    bytes: bytes.length,
    find: (page) =>
      index
        .retrieve(weigh(page), RESULTS + EXCLUDED_ROOM)
        .map(({ post }) => index.idOf(post))
        .filter((id) => id !== page.id),
  };
}

/** Han coded in letters, or its tree is many times slower still. */
function buildMiniSearch(): Engine {
  const index = new MiniSearch<Doc>({
    fields: ['title', 'text'],
    tokenize: tokenise,
    processTerm: encodeHan,
    searchOptions: { boost: { title: 5 }, tokenize: (query) => query.split(' '), processTerm: (term) => term },
  });
  index.addAll(docs);
  return {
    name: 'minisearch',
    bytes: 0,
    find: (page) =>
      index
        .search(choose(page).map(encodeHan).join(' '))
        .slice(0, RESULTS + EXCLUDED_ROOM)
        .map(({ id }) => String(id))
        .filter((id) => id !== page.id),
  };
}

function buildFlexSearch(): Engine {
  const index = new flexsearch.Index({ tokenize: 'strict', encode: (text: string) => tokenise(text) });
  docs.forEach((doc, number) => {
    index.add(number, `${doc.title}\n${doc.text}`);
  });
  return {
    name: 'flexsearch',
    bytes: 0,
    find: (page) => {
      const query = choose(page).join(' ');
      return index
        .search(query, { limit: RESULTS + EXCLUDED_ROOM, suggest: true })
        .map((number) => docs[Number(number)]?.id ?? '')
        .filter((id) => id !== page.id);
    },
  };
}

function countFrequencies(): (term: string) => number {
  const counts = new Map<string, number>();
  for (const doc of docs) {
    for (const term of new Set(tokenise(`${doc.title}\n${doc.text}`))) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return (term) => counts.get(term) ?? 0;
}

/** Every term of a page: sqrt(tf) x idf squared, the title counted six times. */
function weigh(page: Doc): QueryTerm[] {
  const counts = new Map<string, number>();
  for (const term of tokenise(page.text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  if (page.title_kind !== 'first_sentence') {
    for (const term of tokenise(page.title)) counts.set(term, (counts.get(term) ?? 0) + 6);
  }
  return [...counts].map(([term, count]) => {
    const idf = Math.log((docs.length + 1) / (documentFrequency(term) + 0.5));
    return { term, weight: Math.sqrt(count) * Math.max(0, idf) ** 2 };
  });
}

function choose(page: Doc): string[] {
  return weigh(page)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, CHOSEN_TERMS)
    .map(({ term }) => term);
}

interface JudgedPage {
  page: Doc;
  relevant: Set<string>;
  excluded: Set<string>;
}

function readQueries(file: string, label: string): JudgedPage[] {
  const list = (value: unknown) => (Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []);
  return readLines(file).flatMap((query) => {
    const page = byId.get(String(query.id));
    const relevant = new Set(list(query[label]).filter((id) => byId.has(id)));
    const excluded = new Set(values.exclude ? list(query[values.exclude]) : []);
    return page && relevant.size > 0 ? [{ page, relevant, excluded }] : [];
  });
}

function ndcg(found: string[], relevant: Set<string>, excluded: Set<string>): number {
  const ranked = found.filter((id) => !excluded.has(id)).slice(0, RESULTS);
  const gain = ranked.reduce((sum, id, rank) => sum + (relevant.has(id) ? 1 / Math.log2(rank + 2) : 0), 0);
  let best = 0;
  for (let rank = 0; rank < Math.min(RESULTS, relevant.size); rank++) best += 1 / Math.log2(rank + 2);
  return gain / best;
}

function sample(all: Doc[], count: number): Doc[] {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, i) => i % step === 0).slice(0, count);
}

function readLines(file: string): Record<string, unknown>[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.zst') ? zstdDecompressSync(bytes) : bytes).toString('utf8');
  // Split at "\n" alone: a line reader also splits at U+2028, which stands inside texts.
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
