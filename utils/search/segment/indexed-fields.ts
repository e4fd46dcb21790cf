import type { Post } from '../../post/post.ts';
import { fold } from '../../text/fold.ts';
import { repeatsBeginning } from './field-weights.ts';

/** What of a post is indexed, folded. */
export interface IndexedFields {
  text: string;
  /** Empty when the title is derived from the text. */
  title: string;
  /** False for a title that is none or only repeats the text's beginning: its words would count twice. */
  hasOwnTitle: boolean;
  tags: string[];
}

/** The one answer to which words of a post count: for the index, and for comparing a post with those of an index. */
export function foldIndexedFields(post: Pick<Post, 'title' | 'titleIsDerived' | 'text' | 'tags'>): IndexedFields {
  const text = fold(post.text);
  const title = post.titleIsDerived ? '' : fold(post.title);
  return { text, title, hasOwnTitle: title !== '' && !repeatsBeginning(title, text), tags: post.tags.map(fold) };
}
