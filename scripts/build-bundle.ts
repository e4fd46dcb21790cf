import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { openLanguageTables } from '../utils/language/language-tables.ts';
import { createPostId } from '../utils/post/create-post-id.ts';
import type { Post } from '../utils/post/post.ts';
import type { Skipped } from '../utils/protocol/library-client.ts';
import { createSegmentOptions } from '../utils/search/create-segment-options.ts';
import { buildSegment } from '../utils/search/segment/build-segment.ts';
import { readLexiconGroups } from './read-lexicon.ts';
import { readSourcePosts } from './read-source-posts.ts';

const Sources = v.strictObject({ name: v.string(), files: v.array(v.string()) });

/** Source of the bundled posts in the library's list of sources. */
export const BUNDLED_SOURCE_ID = 'bundled';

export interface Bundle {
  /** File name in data/bundled -> content. */
  files: Map<string, Uint8Array>;
  posts: Post[];
  skipped: Skipped[];
  /** Posts left out because an earlier one is the same. */
  duplicateCount: number;
}

/**
 * Makes what the package carries from the files that data/sources.json names: the posts, one JSON to a
 * line, their ready-made segment of the index, the lexicon as JSON, and a manifest. The same sources give the same
 * bytes, so a test can say whether data/bundled is current.
 */
export async function buildBundle(dataDirectory: string): Promise<Bundle> {
  const sources = v.parse(Sources, JSON.parse(readFileSync(join(dataDirectory, 'sources.json'), 'utf8')));
  const posts = new Map<string, Post>();
  const skipped: Skipped[] = [];
  let postsRead = 0;
  for (const file of sources.files) {
    const source = await readSourcePosts(join(dataDirectory, file));
    skipped.push(...source.skipped);
    for (const imported of source.posts) {
      postsRead++;
      const post: Post = { id: createPostId(imported), sourceId: BUNDLED_SOURCE_ID, ...imported };
      if (!posts.has(post.id)) posts.set(post.id, post);
    }
  }
  const list = [...posts.values()];
  const lexicon = readLexiconGroups();
  const language = openLanguageTables({
    frequencies: readFileSync(join(dataDirectory, 'language/frequencies.bin')),
    embeddings: {
      han: readFileSync(join(dataDirectory, 'language/embeddings-han.bin')),
      latin: readFileSync(join(dataDirectory, 'language/embeddings-latin.bin')),
    },
    lexicon,
  });
  const segment = buildSegment(list, createSegmentOptions(language));
  const lines = new TextEncoder().encode(list.map((post) => `${JSON.stringify(post)}\n`).join(''));
  const manifest = {
    version: 1,
    name: sources.name,
    postCount: list.length,
    textBytes: list.reduce((sum, post) => sum + Buffer.byteLength(post.title) + Buffer.byteLength(post.text), 0),
    /** Changes when the posts or their index change: tells the store that an update brought others. */
    contentHash: createHash('sha256').update(lines).update(segment).digest('hex'),
  };
  const files = new Map<string, Uint8Array>([
    ['manifest.json', new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`)],
    ['posts.jsonl', lines],
    ['lexicon.json', new TextEncoder().encode(`${JSON.stringify(lexicon)}\n`)],
    ['library.segment', segment],
  ]);
  return { files, posts: list, skipped, duplicateCount: postsRead - list.length };
}
