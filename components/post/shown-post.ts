import type { Post } from '../../utils/post/post.ts';
import type { Excerpt } from '../../utils/text/excerpt.ts';

/** A post as a card shows it, for copying. */
export interface ShownPost {
  post: Post;
  excerpt: Excerpt;
}
