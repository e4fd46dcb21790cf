// npm run bench:team -- --engine URL --docs FILE --posts N [--queries FILE --labels FIELD] [--exclude FIELD] [--limit N] [--json OUT]
// Loads N posts into an index of its own (texts recombined where the file has fewer), asks it as a surface does, and ranks the
// same pages over a local library. The index is deleted afterwards.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { createPostEmbedder } from '../../scripts/team/create-post-embedder.ts';
import { createEngineHttp } from '../../scripts/team/engine-http.ts';
import { loadPosts } from '../../scripts/team/load-posts.ts';
import { measureCentres } from '../../scripts/team/measure-centres.ts';
import { prepareIndex, writeIndexInfo } from '../../scripts/team/prepare-index.ts';
import { createPage, type Page } from '../../utils/page/page.ts';
import type { Post } from '../../utils/post/post.ts';
import type { SearchedLibrary } from '../../utils/search/index/searched-library.ts';
import { createRanking } from '../../utils/search/judge/ranking.ts';
import { scorePosts } from '../../utils/search/judge/score-posts.ts';
import { createTeamLibrary, openTeamConnection } from '../../utils/team/create-team-library.ts';
import { gatherCandidates } from '../../utils/team/find-team-posts.ts';
import type { TeamWorld } from '../../utils/team/team-engine.ts';
import { openBenchLibrary } from './open-bench-library.ts';
import { openPackagedLanguage } from './open-packaged-language.ts';
import { readJsonl } from './read-jsonl.ts';

const DEPTH = 10;
const TIMED_PAGES = 200;
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

try {
  await prepareIndex(http, index, { shards: Number(values.shards), replicas: 0 });
  const { embed, tables } = createPostEmbedder();
  const loadStarted = performance.now();
  const { refused } = await loadPosts(http, createPosts(), {
    index,
    source: 'bench',
    load: 'bench',
    embed,
    onProgress: () => undefined,
  });
  await http.send('POST', `${index}/_refresh`);
  const loadSeconds = (performance.now() - loadStarted) / 1000;
  await writeIndexInfo(http, index, { centres: await measureCentres(http, index), tables });
  const ranked =
    queries !== undefined && labels !== undefined && wanted >= documents.length ? await rank(queries, labels) : null;
  const figures = {
    posts: wanted,
    recombined: Math.max(0, wanted - documents.length),
    refused: refused.length,
    loadedPerSecond: Math.round(wanted / loadSeconds),
    ...(await time()),
    ...ranked,
  };
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(18)} ${value}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
} finally {
  await http.send('DELETE', index);
}

/** The documents as posts; beyond them, texts of two documents halved and joined, so that no two are the same. */
async function* createPosts(): AsyncIterable<Post> {
  for (let i = 0; i < wanted; i++) {
    const round = Math.floor(i / documents.length);
    const one = documents[i % documents.length];
    const other = documents[((i % documents.length) * 7919 + round * 104_729) % documents.length];
    if (one === undefined || other === undefined) continue;
    const post = { title: one.title, text: one.text, url: one.url, tags: one.tags };
    if (round > 0) {
      post.text = one.text.slice(0, one.text.length >> 1) + other.text.slice(other.text.length >> 1);
      post.title = `${one.title.slice(0, one.title.length >> 1)}${other.title.slice(other.title.length >> 1)}`;
      post.url = '';
    }
    yield toPost(round === 0 ? one.id : `${one.id}-${round}`, post);
  }
}

function toPost(
  id: string,
  { title, text, url, tags }: { title: string; text: string; url: string; tags: string[] },
): Post {
  return {
    id,
    sourceId: 'bench',
    title,
    titleIsDerived: title === '',
    text,
    url,
    author: '',
    publishedAt: '',
    tags,
    reactions: [],
  };
}

/** Whole questions as a surface asks them, one after another, warm. */
async function time() {
  const team = createTeamLibrary({ engine: engine ?? '', index, name: 'bench' }, world, async () => language);
  const finds: number[] = [];
  const step = Math.max(1, Math.floor(documents.length / TIMED_PAGES));
  for (let i = 0; i < documents.length && finds.length < TIMED_PAGES + 10; i += step) {
    const document = documents[i];
    if (document === undefined) continue;
    const page = createPage({ title: document.title, text: document.text, url: 'https://news.example/page' });
    const started = performance.now();
    await team.find(page, { disabledKeywords: [], limit: DEPTH }, { kind: 'none' });
    finds.push(performance.now() - started);
  }
  const typed: number[] = [];
  for (let round = 0; round < 5; round++) {
    for (const query of TYPED) {
      const started = performance.now();
      await team.search(query, 20, { kind: 'none' });
      typed.push(performance.now() - started);
    }
  }
  return {
    findP50Ms: quantile(finds.slice(10), 0.5),
    findP95Ms: quantile(finds.slice(10), 0.95),
    typedP50Ms: quantile(typed.slice(TYPED.length), 0.5),
    typedP95Ms: quantile(typed.slice(TYPED.length), 0.95),
  };
}

/** nDCG@10 of the order over the engine's candidates, and of the order over a local library of the same posts. */
async function rank(queriesFile: string, field: string) {
  const all: Post[] = [];
  for await (const post of createPosts()) all.push(post);
  const local = openBenchLibrary(all, language);
  const byId = new Map(all.map((post) => [post.id, post]));
  const connection = openTeamConnection({ engine: engine ?? '', index }, { kind: 'none' }, world);
  const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
  const sums = { team: 0, local: 0 };
  let count = 0;
  for (const line of readJsonl(queriesFile, v.looseObject({ id: v.string() }))) {
    const relevant = new Set(v.parse(Ids, line[field]));
    const post = byId.get(line.id);
    if (relevant.size === 0 || post === undefined || count >= limit) continue;
    count++;
    const excluded = new Set([line.id, ...(exclude === undefined ? [] : v.parse(Ids, line[exclude]))]);
    const page = createPage({ title: post.title, text: post.text, url: post.url });
    sums.local += await score(page, local, relevant, excluded);
    const { library } = await gatherCandidates(page, connection, language, [], world.now);
    sums.team += await score(page, library, relevant, excluded);
  }
  const ndcg = sums.team / Math.max(1, count);
  const localNdcg = sums.local / Math.max(1, count);
  return {
    queries: count,
    ndcg: round(ndcg, 4),
    localNdcg: round(localNdcg, 4),
    ndcgRatio: round(ndcg / localNdcg, 4),
  };
}

async function score(
  page: Page,
  library: SearchedLibrary,
  relevant: ReadonlySet<string>,
  excluded: ReadonlySet<string>,
): Promise<number> {
  const scored = await scorePosts(createRanking(page, library.index, language, []), library, DEPTH + excluded.size);
  const ids = scored.flatMap(({ post, similar }) => [post, ...similar]).map(({ id }) => id);
  const gains = ids
    .filter((id) => !excluded.has(id))
    .slice(0, DEPTH)
    .map((id) => (relevant.has(id) ? 1 : 0));
  const ideal = new Array<number>(Math.min(DEPTH, relevant.size)).fill(1);
  return discounted(gains) / discounted(ideal);
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
}

function quantile(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0, 1);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
