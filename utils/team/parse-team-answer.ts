import * as v from 'valibot';
import { createImportedPost } from '../post/create-post.ts';
import type { Post } from '../post/post.ts';
import { TEAM_SOURCE_PREFIX } from '../protocol/team-client.ts';
import { cleanLine, cutText } from '../text/clean-text.ts';
import { TeamFailure } from './team-failure.ts';
import { MAPPING_VERSION, META_KEY } from './team-mapping.ts';

const MAX_ID_LENGTH = 512;
const MAX_SOURCE_LENGTH = 80;
/** Code units of a text that are taken from an answer: as much as an import takes of one post would let an engine fill the memory. */
const MAX_TEXT_LENGTH = 200_000;

/** Numbers of documents are taken up to this: what an engine cannot hold would spoil every sum (1e999 is JSON). */
const MOST_DOCUMENTS = 1e12;

const Text = v.fallback(v.string(), '');
const DocumentCount = v.pipe(v.number(), v.minValue(0), v.maxValue(MOST_DOCUMENTS));
const Hit = v.object({
  _id: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_ID_LENGTH)),
  _source: v.object({
    title: Text,
    hasOwnTitle: v.fallback(v.boolean(), true),
    text: Text,
    tags: v.fallback(v.array(v.string()), []),
    author: Text,
    date: Text,
    url: Text,
    source: Text,
  }),
  sort: v.fallback(v.nullable(v.pipe(v.array(v.union([v.string(), v.number()])), v.maxLength(4))), null),
});
const Total = v.object({ value: v.pipe(DocumentCount, v.integer()), relation: v.string() });
const Hits = v.object({
  hits: v.object({ total: v.optional(Total), hits: v.array(v.unknown()) }),
});

export interface TeamHit {
  post: Post;
  /** Where the next page of a typed search begins. */
  sort: (string | number)[] | null;
}

export interface TeamHits {
  hits: TeamHit[];
  /** Documents that match, when the engine counted; `isExact` is false when it stopped counting. */
  total: { count: number; isExact: boolean } | null;
  /** Hits that are no posts of ours; passed over. */
  unreadCount: number;
}

/**
 * The posts of a _search answer: a file from elsewhere like any other. Texts are cleaned and bounded, addresses checked as
 * at an import; what is no post is passed over and counted.
 * @throws {TeamFailure} answer-invalid when it is no answer of a search at all
 */
export function parseTeamHits(answer: unknown, limit: number): TeamHits {
  const parsed = v.safeParse(Hits, answer);
  if (!parsed.success) throw new TeamFailure('answer-invalid', v.getDotPath(parsed.issues[0]) ?? '');
  const { total, hits } = parsed.output.hits;
  const posts: TeamHit[] = [];
  const ids = new Set<string>();
  let unreadCount = 0;
  for (const raw of hits.slice(0, limit)) {
    const hit = v.safeParse(Hit, raw);
    const post = hit.success ? toPost(hit.output) : null;
    if (!hit.success || post === null || ids.has(post.id)) {
      unreadCount++;
      continue;
    }
    ids.add(post.id);
    posts.push({ post, sort: hit.output.sort });
  }
  return {
    hits: posts,
    total: total === undefined ? null : { count: total.value, isExact: total.relation === 'eq' },
    unreadCount,
  };
}

function toPost({ _id, _source }: v.InferOutput<typeof Hit>): Post | null {
  const { title, hasOwnTitle, text, tags, author, date, url, source } = _source;
  const { post } = createImportedPost({
    title,
    text: text.slice(0, MAX_TEXT_LENGTH),
    url,
    author,
    publishedAt: date,
    tags,
    titleIsDerived: !hasOwnTitle,
  });
  return post === null
    ? null
    : { ...post, id: _id, sourceId: `${TEAM_SOURCE_PREFIX}${cutText(cleanLine(source), MAX_SOURCE_LENGTH)}` };
}

/** Of one index; OpenSearch's own bound. */
const MOST_SHARDS = 1024;

const Mapping = v.record(
  v.string(),
  v.object({
    mappings: v.object({
      _meta: v.optional(
        v.object({
          [META_KEY]: v.optional(
            v.object({
              version: v.number(),
              shards: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_SHARDS)), 1),
              centres: v.fallback(v.record(v.string(), v.string()), {}),
              tables: v.fallback(v.string(), ''),
            }),
          ),
        }),
      ),
    }),
  }),
);

/** What an index says of itself. */
export interface TeamIndexInfo {
  shards: number;
  /** Mean embedding of its posts by script, base64 of signed bytes; see measure-centres.ts. */
  centres: Record<string, string>;
  /** Names the tables of the language that its posts were embedded with. */
  tables: string;
}

/**
 * Reads a _mapping answer. Behind an alias there may be several indexes: the newest mapping decides.
 * @throws {TeamFailure} not-ours, mapping-newer, answer-invalid
 */
export function parseTeamMapping(answer: unknown): TeamIndexInfo {
  const parsed = v.safeParse(Mapping, answer);
  if (!parsed.success) throw new TeamFailure('answer-invalid', v.getDotPath(parsed.issues[0]) ?? '');
  const metas = Object.values(parsed.output).map(({ mappings }) => mappings._meta?.[META_KEY]);
  let info: TeamIndexInfo | null = null;
  for (const meta of metas) {
    if (meta === undefined) throw new TeamFailure('not-ours');
    if (meta.version > MAPPING_VERSION) throw new TeamFailure('mapping-newer', String(meta.version));
    const { centres, tables } = meta;
    info = { shards: meta.shards, centres, tables };
  }
  if (info === null) throw new TeamFailure('not-ours');
  return info;
}

const TermVectors = v.object({
  term_vectors: v.object({
    tokens: v.optional(
      v.object({
        field_statistics: v.object({ doc_count: DocumentCount }),
        terms: v.record(v.string(), v.object({ doc_freq: v.optional(DocumentCount, 0) })),
      }),
    ),
  }),
});

/** How often terms stand in the posts of the one shard that was asked. */
export interface ShardStatistics {
  postCount: number;
  documentFrequency: Map<string, number>;
}

/** @throws {TeamFailure} answer-invalid */
export function parseTermStatistics(answer: unknown): ShardStatistics {
  const parsed = v.safeParse(TermVectors, answer);
  if (!parsed.success) throw new TeamFailure('answer-invalid', v.getDotPath(parsed.issues[0]) ?? '');
  const { tokens } = parsed.output.term_vectors;
  const postCount = tokens?.field_statistics.doc_count ?? 0;
  const frequencies = Object.entries(tokens?.terms ?? {});
  return {
    postCount,
    // No term stands in more posts than there are.
    documentFrequency: new Map(frequencies.map(([term, { doc_freq }]) => [term, Math.min(doc_freq, postCount)])),
  };
}
