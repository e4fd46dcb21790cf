import type { Post } from '../utils/library/post.ts';
import type { Excerpt } from '../utils/search/outcome.ts';

/** UTF-16 units of a post shown before it is opened. 60..200: a line or two. */
const START_LENGTH = 90;

/** The start of a post as an excerpt without marks. */
export function createStartExcerpt(post: Post): Excerpt {
  const text = post.text.slice(0, START_LENGTH).replaceAll('\n', ' ');
  return { text, marks: [], offset: 0, cutBefore: false, cutAfter: post.text.length > START_LENGTH };
}
