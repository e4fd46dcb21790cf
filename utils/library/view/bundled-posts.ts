import type { Post } from '../../post/post.ts';

const NEWLINE = 10;

/** The posts that come with the package. Parses a line only when its post is asked for, so 5,000 posts start as fast as seven. */
export interface BundledPosts {
  postCount: number;
  /** Null beyond the last. */
  postAt(number: number): Post | null;
}

/** Opens the packaged posts: UTF-8, one Post as JSON per line, line n is post number n of the packaged segment. */
export function openBundledPosts(bytes: Uint8Array): BundledPosts {
  const ends: number[] = [];
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, end + 1)) ends.push(end);
  if (bytes.length > 0 && ends.at(-1) !== bytes.length - 1) ends.push(bytes.length);
  const decoder = new TextDecoder();
  return {
    postCount: ends.length,
    postAt(number) {
      const end = ends[number];
      if (end === undefined) return null;
      const start = number === 0 ? 0 : (ends[number - 1] ?? 0) + 1;
      // The package is our own build's output and is not parsed again for its shape (tests/unit/data does that).
      const post: Post = JSON.parse(decoder.decode(bytes.subarray(start, end)));
      return post;
    },
  };
}
