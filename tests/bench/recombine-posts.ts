import type { Post } from '../../utils/post/post.ts';
import { createPost } from '../create-post.ts';

/** A document of a related set. */
export interface SetDocument {
  id: string;
  title: string;
  text: string;
  url: string;
  tags: string[];
}

/**
 * Posts number `from` to `to` of a collection as large as is wanted: the documents themselves, and beyond them texts of two
 * documents halved and joined, no two of them the same.
 */
export async function* recombinePosts(
  documents: readonly SetDocument[],
  from: number,
  to: number,
): AsyncIterable<Post> {
  for (let i = from; i < to; i++) {
    const round = Math.floor(i / documents.length);
    const one = documents[i % documents.length];
    const other = documents[((i % documents.length) * 7919 + round * 104_729) % documents.length];
    if (one === undefined || other === undefined) continue;
    const post = { ...one };
    if (round > 0) {
      post.id = `${one.id}-${round}`;
      post.text = one.text.slice(0, one.text.length >> 1) + other.text.slice(other.text.length >> 1);
      post.title = `${one.title.slice(0, one.title.length >> 1)}${other.title.slice(other.title.length >> 1)}`;
      post.url = '';
    }
    yield createPost(post);
  }
}
