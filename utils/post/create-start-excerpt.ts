import type { Excerpt } from '../text/excerpt.ts';
import type { Post } from './post.ts';

/** UTF-16 code units of a post shown before it is opened. 60..200: a line or two. */
const START_LENGTH = 90;

/** What ends a title that was cut from the text: the rest does not begin with it. */
const ENDING = /^[\s。．.！!？?，,、；;：:…”’」』）)】]+/u;

/** The start of a post as an excerpt without marks; a title that the text repeats is not shown twice. */
export function createStartExcerpt({ title, text }: Pick<Post, 'title' | 'text'>): Excerpt {
  const shown = title.replace(/…$/, '');
  const rest = text.startsWith(shown) ? text.slice(shown.length).replace(ENDING, '') : '';
  const offset = rest === '' ? 0 : text.length - rest.length;
  const end = Math.min(text.length, offset + START_LENGTH);
  return {
    text: text.slice(offset, end).replaceAll('\n', ' '),
    marks: [],
    offset,
    cutBefore: false,
    cutAfter: end < text.length,
  };
}
