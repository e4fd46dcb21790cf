// npm run bench:team -- --engine URL --docs FILE --posts N [--queries FILE --labels FIELD] [--exclude FIELD] [--limit N] [--json OUT]
// Loads N posts into an index of its own, asks it as a surface does, and ranks the same pages over a local library of the same
// posts. Where the file has fewer than N, the rest are texts recombined; they are loaded after the ranking, in which they would
// stand before the posts that they are made of. The index is deleted afterwards.
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { createPostEmbedder } from '../../scripts/team/create-post-embedder.ts';
import { createEngineHttp } from '../../scripts/team/engine-http.ts';
import { loadPosts } from '../../scripts/team/load-posts.ts';
import { measureCentres } from '../../scripts/team/measure-centres.ts';
import { prepareIndex, writeIndexInfo } from '../../scripts/team/prepare-index.ts';
import { createPage } from '../../utils/page/page.ts';
import type { Post } from '../../utils/post/post.ts';
import { createTeamLibrary } from '../../utils/team/create-team-library.ts';
import { gatherCandidates } from '../../utils/team/find-team-posts.ts';
import { openTeamConnection } from '../../utils/team/team-connection.ts';
import type { TeamWorld } from '../../utils/team/team-engine.ts';
import { TeamFailure } from '../../utils/team/team-failure.ts';
import { openBenchLibrary } from './open-bench-library.ts';
import { openPackagedLanguage } from './open-packaged-language.ts';
import { readJsonl } from './read-jsonl.ts';
import { recombinePosts } from './recombine-posts.ts';
import { scoreOrder } from './score-order.ts';

const DEPTH = 10;
const TIMED_PAGES = 200;
/** First pages, of which the times do not count. */
const WARMING = 10;
const TYPED = [
  '退款率',
  'B站',
  '双11',
  'AI 芯片',
  '新能源汽车',
  '人工智能',
  '上海',
  '“一带一路”',
  'iphone',
  '医保 改革',
  '大模型',
  '台风',
];

const { values } = parseArgs({
  options: {
    engine: { type: 'string' },
    docs: { type: 'string' },
    posts: { type: 'string' },
    queries: { type: 'string' },
    labels: { type: 'string' },
    exclude: { type: 'string' },
    limit: { type: 'string' },
    shards: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
});
const { engine, docs, queries, labels, exclude } = values;
const wanted = Number(values.posts);
if (engine === undefined || docs === undefined || !Number.isInteger(wanted) || wanted < 1) {
  console.error(
    'Usage: npm run bench:team -- --engine URL --docs FILE --posts N [--queries FILE --labels FIELD] [--exclude FIELD] [--limit N] [--shards N] [--json OUT]',
  );
  process.exit(2);
}

const Document = v.object({
  id: v.string(),
  title: v.optional(v.string(), ''),
  text: v.optional(v.string(), ''),
  url: v.optional(v.string(), ''),
  tags: v.optional(v.array(v.string()), []),
});
const Ids = v.optional(v.array(v.string()), []);
const documents = [...readJsonl(docs, Document)];
const language = openPackagedLanguage();
const embedder = createPostEmbedder();
const tables = { language, builtWith: () => embedder.tables };
const index = `pangzheng-bench-${process.pid}`;
const http = createEngineHttp(engine, null);
const world: TeamWorld = {
  fetch: (url, init) => fetch(url, init),
  now: () => performance.now(),
  random: Math.random,
  startTimer(listener, ms) {
    const timer = setTimeout(listener, ms);
    return () => clearTimeout(timer);
  },
};

const own = Math.min(wanted, documents.length);
const loadBefore = round(loadavg()[0] ?? 0, 1);

try {
  await prepareIndex(http, index, { shards: Number(values.shards), replicas: 0 });
  const ownLoad = await load(0, own);
  await writeInfo();
  const ranked = queries !== undefined && labels !== undefined ? await rank(queries, labels) : null;
  const restLoad = await load(own, wanted);
  if (wanted > own) await writeInfo();
  const figures = {
    posts: wanted,
    recombined: wanted - own,
    refused: ownLoad.refused + restLoad.refused,
    indexMB: await measureIndex(),
    loadedPerSecond: Math.round(wanted / (ownLoad.seconds + restLoad.seconds)),
    ...(await time()),
    ...ranked,
    loadBefore,
  };
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(18)} ${value}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);

  async function load(from: number, to: number): Promise<{ seconds: number; refused: number }> {
    if (from >= to) return { seconds: 0, refused: 0 };
    const started = performance.now();
    const posts = recombinePosts(documents, from, to);
    const options = { index, source: 'bench', load: 'bench', embed: embedder.embed, onProgress: () => undefined };
    const { refused } = await loadPosts(http, posts, options);
    await http.send('POST', `${index}/_refresh`);
    return { seconds: (performance.now() - started) / 1000, refused: refused.length };
  }
} finally {
  await http.send('DELETE', index);
}

/** The posts' middle, as team:load notes it. */
async function writeInfo(): Promise<void> {
  const centres = await measureCentres(http, index);
  await writeIndexInfo(http, index, { centres, tables: tables.builtWith() });
}

/** What the index takes on disk. */
async function measureIndex(): Promise<number> {
  const { answer } = await http.send('GET', `${index}/_stats/store`);
  const Stats = v.object({
    _all: v.object({ primaries: v.object({ store: v.object({ size_in_bytes: v.number() }) }) }),
  });
  return Math.round(v.parse(Stats, answer)._all.primaries.store.size_in_bytes / 1e6);
}

/**
 * Whole questions as a surface asks them, one after another, warm. One that the engine has not answered in two seconds counts as
 * these, and is counted.
 */
async function time() {
  const open = () => createTeamLibrary({ engine: engine ?? '', index, name: 'bench' }, world, async () => tables);
  let team = open();
  let timeouts = 0;
  async function ask(question: () => Promise<unknown>): Promise<number> {
    const started = performance.now();
    try {
      await question();
    } catch (thrown) {
      if (!(thrown instanceof TeamFailure && thrown.code === 'timeout')) throw thrown;
      timeouts++;
      team = open(); // an engine that was late is left alone for a while
    }
    return performance.now() - started;
  }

  const finds: number[] = [];
  const step = Math.max(1, Math.floor(documents.length / TIMED_PAGES));
  for (let i = 0; i < documents.length && finds.length < TIMED_PAGES + WARMING; i += step) {
    const document = documents[i];
    if (document === undefined) continue;
    const page = createPage({ title: document.title, text: document.text, url: 'https://news.example/page' });
    finds.push(await ask(() => team.find(page, { disabledKeywords: [], limit: DEPTH }, { kind: 'none' })));
  }
  const typed: number[] = [];
  for (let round = 0; round < 5; round++) {
    for (const query of TYPED) typed.push(await ask(() => team.search(query, 20, { kind: 'none' })));
  }
  return {
    findP50Ms: quantile(finds.slice(WARMING), 0.5),
    findP95Ms: quantile(finds.slice(WARMING), 0.95),
    typedP50Ms: quantile(typed.slice(TYPED.length), 0.5),
    typedP95Ms: quantile(typed.slice(TYPED.length), 0.95),
    timeouts,
  };
}

/** nDCG@10 of the order over the engine's candidates, and of the order over a local library of the same posts. */
async function rank(queriesFile: string, field: string) {
  const all: Post[] = [];
  for await (const post of recombinePosts(documents, 0, own)) all.push(post);
  const local = openBenchLibrary(all, language);
  const byId = new Map(all.map((post) => [post.id, post]));
  // The order is judged however long the engine takes for it; what comes too late for a reader, time() counts.
  const patient: TeamWorld = { ...world, startTimer: (listener, ms) => world.startTimer(listener, 60 * ms) };
  const connection = openTeamConnection({ engine: engine ?? '', index }, { kind: 'none' }, patient);
  const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
  const sums = { team: 0, local: 0 };
  let count = 0;
  for (const line of readJsonl(queriesFile, v.looseObject({ id: v.string() }))) {
    const relevant = new Set(v.parse(Ids, line[field]).filter((id) => byId.has(id)));
    const post = byId.get(line.id);
    if (relevant.size === 0 || post === undefined || count >= limit) continue;
    count++;
    const excluded = new Set([line.id, ...(exclude === undefined ? [] : v.parse(Ids, line[exclude]))]);
    const page = createPage({ title: post.title, text: post.text, url: post.url });
    sums.local += await scoreOrder(page, local, language, relevant, excluded);
    const library = await gatherCandidates(page, connection, tables, [], world);
    sums.team += await scoreOrder(page, library, language, relevant, excluded);
  }
  const ndcg = sums.team / Math.max(1, count);
  const localNdcg = sums.local / Math.max(1, count);
  return {
    rankedPosts: own,
    queries: count,
    ndcg: round(ndcg, 4),
    localNdcg: round(localNdcg, 4),
    ndcgRatio: round(ndcg / localNdcg, 4),
  };
}

function quantile(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0, 1);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
