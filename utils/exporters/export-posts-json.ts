import type { Post } from '../post/post.ts';
import { POSTS_SCHEMA, POSTS_SCHEMA_VERSION } from '../post/posts-schema.ts';
import { collectBytes } from './collect-bytes.ts';

/** What the export holds of a post. Ids are made from the content again, sources belong to a library. */
export type ExportedPost = Omit<Post, 'id' | 'sourceId'>;

/**
 * Posts as JSON of our own schema (docs/IMPORTING.md), one post a line, fields in fixed order, empty ones left out. The same posts
 * in the same order make the same bytes, and so does importing and exporting them again.
 */
export function exportPostsJson(
  posts: AsyncIterable<ExportedPost> | Iterable<ExportedPost>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  return collectBytes(writePosts(posts));
}

async function* writePosts(posts: AsyncIterable<ExportedPost> | Iterable<ExportedPost>): AsyncGenerator<string> {
  yield `{"schema":"${POSTS_SCHEMA}","version":${POSTS_SCHEMA_VERSION},"posts":[`;
  let separator = '\n';
  for await (const post of posts) {
    yield `${separator}${stringifyPost(post)}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

function stringifyPost(post: ExportedPost): string {
  const fields: Partial<ExportedPost> = { title: post.title };
  if (post.titleIsDerived) fields.titleIsDerived = true;
  if (post.text !== '') fields.text = post.text;
  if (post.url !== '') fields.url = post.url;
  if (post.author !== '') fields.author = post.author;
  if (post.publishedAt !== '') fields.publishedAt = post.publishedAt;
  if (post.tags.length > 0) fields.tags = post.tags;
  if (post.reactions.length > 0) fields.reactions = post.reactions.map(({ emoji, count }) => ({ emoji, count }));
  return JSON.stringify(fields);
}
