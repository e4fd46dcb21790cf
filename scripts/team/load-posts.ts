import { setTimeout as rest } from 'node:timers/promises';
import * as v from 'valibot';
import type { Post } from '../../utils/post/post.ts';
import { type TeamDocument, toTeamDocument } from '../../utils/team/team-mapping.ts';
import { type EngineHttp, LoadFailure } from './engine-http.ts';
import { reasonOf } from './prepare-index.ts';

export interface RefusedPost {
  id: string;
  title: string;
  reason: string;
}

export interface LoadProgress {
  /** Posts from the start that the engine has taken or refused: the load can go on from here. */
  settled: number;
  bytes: number;
}

export interface LoadPostsOptions {
  index: string;
  source: string;
  /** Name of this run. */
  load: string;
  /** What is stored of each post for ranking, in the order of the posts. */
  embed(posts: readonly Post[]): string[];
  onProgress(progress: LoadProgress): void;
}

/** One request holds at most this much: engines refuse more than 100 MB, and small ones go on while others wait. */
const BATCH_BYTES = 4 * 1024 * 1024;
const BATCH_POSTS = 500;
/** Requests under way: one is written while the next is made. */
const OPEN_REQUESTS = 2;
/** Rounds in which documents that the engine was too busy for are sent again. */
const MAX_ROUNDS = 8;

/**
 * Writes posts into an index, each under its own id: the same post twice is one document.
 * Gives the posts that the engine refused, with its reasons.
 * @throws {LoadFailure} when the engine cannot be reached or takes nothing
 */
export async function loadPosts(
  http: EngineHttp,
  posts: AsyncIterable<Post>,
  { index, source, load, embed, onProgress }: LoadPostsOptions,
): Promise<{ taken: number; refused: RefusedPost[] }> {
  const refused: RefusedPost[] = [];
  const open: Promise<void>[] = [];
  const settledBatches = new Map<number, number>();
  let taken = 0;
  let settled = 0;
  let bytes = 0;
  let nextToSettle = 0;
  let lastBatch = 0;
  let failure: unknown = null;

  async function send(batch: readonly Post[], number: number): Promise<void> {
    const embeddings = embed(batch);
    const documents = batch.map((post, i) => toTeamDocument(post, { source, load, embedding: embeddings[i] ?? '' }));
    const { refusals, sentBytes } = await sendDocuments(http, index, documents);
    refused.push(...refusals);
    taken += batch.length - refusals.length;
    bytes += sentBytes;
    settledBatches.set(number, batch.length);
    for (let size = settledBatches.get(nextToSettle); size !== undefined; size = settledBatches.get(nextToSettle)) {
      settledBatches.delete(nextToSettle++);
      settled += size;
    }
    onProgress({ settled, bytes });
  }

  async function start(batch: readonly Post[]): Promise<void> {
    const request = send(batch, lastBatch++).catch((thrown) => {
      failure ??= thrown;
    });
    open.push(request);
    if (open.length >= OPEN_REQUESTS) await open.shift();
    if (failure !== null) throw failure;
  }

  let batch: Post[] = [];
  let size = 0;
  for await (const post of posts) {
    batch.push(post);
    // Text and tokens, three bytes a character.
    size += 9 * (post.text.length + post.title.length);
    if (size < BATCH_BYTES && batch.length < BATCH_POSTS) continue;
    await start(batch);
    batch = [];
    size = 0;
  }
  if (batch.length > 0) await start(batch);
  await Promise.all(open);
  if (failure !== null) throw failure;
  return { taken, refused };
}

const BulkAnswer = v.object({
  items: v.array(
    v.object({
      index: v.object({
        _id: v.string(),
        status: v.number(),
        error: v.optional(v.object({ type: v.fallback(v.string(), ''), reason: v.fallback(v.string(), '') })),
      }),
    }),
  ),
});

async function sendDocuments(http: EngineHttp, index: string, documents: readonly TeamDocument[]) {
  const refusals: RefusedPost[] = [];
  let sentBytes = 0;
  let left = documents;
  for (let round = 1; left.length > 0; round++) {
    const lines = left
      .map((document) => `${JSON.stringify({ index: { _id: document.id } })}\n${JSON.stringify(document)}\n`)
      .join('');
    sentBytes += Buffer.byteLength(lines);
    const { status, answer } = await http.send('POST', `${encodeURIComponent(index)}/_bulk`, lines, { isNdjson: true });
    if (status === 413) {
      const [only] = left;
      if (left.length === 1 && only) {
        refusals.push({ id: only.id, title: only.title, reason: 'larger than the engine takes (413)' });
        break;
      }
      const half = Math.ceil(left.length / 2);
      for (const part of [left.slice(0, half), left.slice(half)]) {
        const result = await sendDocuments(http, index, part);
        refusals.push(...result.refusals);
        sentBytes += result.sentBytes;
      }
      break;
    }
    const parsed = v.safeParse(BulkAnswer, answer);
    if (status >= 300 || !parsed.success)
      throw new LoadFailure(`${http.engine} took no documents (${status}): ${reasonOf(answer)}`);
    const busy: TeamDocument[] = [];
    parsed.output.items.forEach(({ index: item }, i) => {
      const document = left[i];
      if (document === undefined || item.status < 300) return;
      if (item.status === 429 && round < MAX_ROUNDS) busy.push(document);
      else
        refusals.push({
          id: document.id,
          title: document.title,
          reason: item.error ? `${item.error.type}: ${item.error.reason}` : String(item.status),
        });
    });
    left = busy;
    if (busy.length > 0) await rest(250 * 2 ** round * (1 - Math.random() / 2));
  }
  return { refusals, sentBytes };
}
