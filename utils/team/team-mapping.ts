import type { Post } from '../post/post.ts';
import { LEAD_CODE_UNITS, LEAD_WEIGHT, TAG_WEIGHT, TITLE_WEIGHT } from '../search/segment/field-weights.ts';
import { foldIndexedFields } from '../search/segment/indexed-fields.ts';
import { tokeniseWithSpellings } from '../text/tokenise.ts';

/** Version of the documents below. Raise it when a surface of today could not read or rank those of tomorrow. */
export const MAPPING_VERSION = 1;

/** Key of what we write into an index's `_meta`. */
export const META_KEY = 'pangzheng';

/** Fields of a document that a surface asks for. */
export const POST_FIELDS = ['title', 'hasOwnTitle', 'text', 'tags', 'author', 'date', 'url', 'source'] as const;

/** A post as the engine stores it. */
export interface TeamDocument {
  id: string;
  title: string;
  hasOwnTitle: boolean;
  text: string;
  tags: string[];
  author: string;
  /** ISO 8601; left out when unknown. */
  date?: string;
  url: string;
  /** Name of the collection that it was loaded from. */
  source: string;
  /** Run of team:load that wrote it last. */
  load: string;
  /** Our own tokens, so that Chinese is found as in the local library; not kept in _source. */
  tokens: string;
  /** The post's embedding as the local index stores it, base64. */
  embedding: string;
}

/** Settings and mapping of a new index. */
export function createIndexBody({ shards, replicas }: { shards: number; replicas: number }) {
  return {
    settings: { number_of_shards: shards, number_of_replicas: replicas },
    mappings: {
      dynamic: false,
      _meta: { [META_KEY]: { version: MAPPING_VERSION, shards } },
      // The tokens can be made again from title, text and tags; keeping them would double the index.
      _source: { excludes: ['tokens'] },
      properties: {
        id: { type: 'keyword' },
        title: { type: 'text', analyzer: 'cjk' },
        hasOwnTitle: { type: 'boolean', index: false },
        text: { type: 'text', analyzer: 'cjk' },
        tags: { type: 'keyword' },
        author: { type: 'keyword' },
        date: { type: 'date', ignore_malformed: true },
        url: { type: 'keyword', ignore_above: 2048 },
        source: { type: 'keyword' },
        load: { type: 'keyword' },
        tokens: { type: 'text', analyzer: 'whitespace', index_options: 'freqs' },
        embedding: { type: 'binary' },
      },
    },
  };
}

/**
 * What tokeniseWithSpellings() gives for a post, parted by spaces, for the engine's whitespace analyser: tokens of the
 * lead, the title and the tags as often as the local index counts them.
 */
export function joinTokens(post: Pick<Post, 'title' | 'titleIsDerived' | 'text' | 'tags'>): string {
  const { text, title, hasOwnTitle, tags } = foldIndexedFields(post);
  const lead = tokeniseWithSpellings(text.slice(0, LEAD_CODE_UNITS));
  const parts = [
    tokeniseWithSpellings(text),
    ...repeat(lead, LEAD_WEIGHT),
    ...repeat(hasOwnTitle ? tokeniseWithSpellings(title) : [], TITLE_WEIGHT),
  ];
  for (const tag of tags) parts.push(...repeat(tokeniseWithSpellings(tag), TAG_WEIGHT));
  return parts.flat().join(' ');
}

function repeat(tokens: string[], times: number): string[][] {
  return new Array<string[]>(times).fill(tokens);
}

/** A document of a post. */
export function toTeamDocument(
  post: Post,
  { source, load, embedding }: Pick<TeamDocument, 'source' | 'load' | 'embedding'>,
): TeamDocument {
  return {
    id: post.id,
    title: post.title,
    hasOwnTitle: !post.titleIsDerived,
    text: post.text,
    tags: post.tags,
    author: post.author,
    ...(post.publishedAt === '' ? {} : { date: post.publishedAt }),
    url: post.url,
    source,
    load,
    tokens: joinTokens(post),
    embedding,
  };
}
