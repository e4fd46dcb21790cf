// npm run bench:related -- --docs FILE --queries FILE --labels FIELD [--exclude FIELD] [--limit N] [--json OUT] [--run OUT.tsv]
// Indexes the documents with the real code and sends every labelled query document as a Page through the whole path.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { createPage } from '../../utils/page/page.ts';
import { createRanking } from '../../utils/search/judge/ranking.ts';
import { scorePosts } from '../../utils/search/judge/score-posts.ts';
import { createBenchPost } from './create-bench-post.ts';
import { openBenchLibrary } from './open-bench-library.ts';
import { openPackagedLanguage } from './open-packaged-language.ts';
import { readJsonl } from './read-jsonl.ts';

/** Depth of hit@5, recall@10, MRR@10, nDCG@10. */
const DEPTH = 10;

const Document = v.object({
  id: v.string(),
  title: v.optional(v.string(), ''),
  text: v.optional(v.string(), ''),
  url: v.optional(v.string(), ''),
  date: v.optional(v.string(), ''),
  tags: v.optional(v.array(v.string()), []),
});
const Labelled = v.looseObject({ id: v.string() });
const Ids = v.optional(v.array(v.string()), []);

const { values } = parseArgs({
  options: {
    docs: { type: 'string' },
    queries: { type: 'string' },
    labels: { type: 'string' },
    exclude: { type: 'string' },
    limit: { type: 'string' },
    json: { type: 'string' },
    run: { type: 'string' },
  },
});
const { docs, queries, labels, exclude } = values;
if (docs === undefined || queries === undefined || labels === undefined) {
  console.error(
    'Usage: npm run bench:related -- --docs FILE --queries FILE --labels FIELD [--exclude FIELD] [--limit N] [--json OUT] [--run OUT.tsv]',
  );
  process.exit(2);
}

const language = openPackagedLanguage();
const posts = [...readJsonl(docs, Document)].map(createBenchPost);
const numbers = new Map(posts.map(({ id }, number) => [id, number]));

const indexStarted = performance.now();
const library = openBenchLibrary(posts, language);
const indexSeconds = (performance.now() - indexStarted) / 1000;

const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
const sums = { hit5: 0, recall10: 0, mrr10: 0, ndcg10: 0 };
const times: number[] = [];
const run: string[] = [];
for (const line of readJsonl(queries, Labelled)) {
  const relevant = new Set(v.parse(Ids, line[labels]));
  const post = posts[numbers.get(line.id) ?? -1];
  if (relevant.size === 0 || post === undefined || times.length >= limit) continue;
  const excluded = new Set([line.id, ...(exclude === undefined ? [] : v.parse(Ids, line[exclude]))]);
  const page = createPage({ title: post.title, text: post.text, url: post.url, publishedAt: post.publishedAt });
  const started = performance.now();
  // The labels do not know the threshold for being shown: this measures the order of all scored posts.
  const ranking = createRanking(page, library.index, language, []);
  const scored = await scorePosts(ranking, library, DEPTH + excluded.size);
  times.push(performance.now() - started);
  const found = scored.flatMap(({ post, similar }) => [post, ...similar]);
  const ids = found
    .map(({ id }) => id)
    .filter((id) => !excluded.has(id))
    .slice(0, DEPTH);
  run.push([line.id, ...ids].join('\t'));
  const gains = ids.map((id) => (relevant.has(id) ? 1 : 0));
  const first = gains.indexOf(1);
  sums.hit5 += gains.slice(0, 5).includes(1) ? 1 : 0;
  sums.recall10 += gains.filter((gain) => gain === 1).length / relevant.size;
  sums.mrr10 += first < 0 ? 0 : 1 / (first + 1);
  sums.ndcg10 += discounted(gains) / discounted(new Array<number>(Math.min(DEPTH, relevant.size)).fill(1));
}

const count = Math.max(1, times.length);
times.sort((a, b) => a - b);
const quantile = (share: number) => round(times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0, 2);
const figures = {
  queries: times.length,
  hit5: round(sums.hit5 / count, 4),
  recall10: round(sums.recall10 / count, 4),
  mrr10: round(sums.mrr10 / count, 4),
  ndcg10: round(sums.ndcg10 / count, 4),
  documents: posts.length,
  indexSeconds: round(indexSeconds, 2),
  indexBytes: library.indexBytes,
  medianMs: quantile(0.5),
  p95Ms: quantile(0.95),
};
console.log(`queries        ${figures.queries} over ${figures.documents} documents, labels: ${labels}`);
console.log(`hit@5          ${figures.hit5.toFixed(3)}`);
console.log(`recall@10      ${figures.recall10.toFixed(3)}`);
console.log(`MRR@10         ${figures.mrr10.toFixed(3)}`);
console.log(`nDCG@10        ${figures.ndcg10.toFixed(3)}`);
console.log(`index seconds  ${figures.indexSeconds}`);
console.log(`index bytes    ${figures.indexBytes}`);
console.log(`ms per page    median ${figures.medianMs}, p95 ${figures.p95Ms}`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
if (values.run !== undefined) writeFileSync(values.run, run.map((line) => `${line}\n`).join(''));

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, rank) => sum + gain / Math.log2(rank + 2), 0);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
