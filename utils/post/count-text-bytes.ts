import type { Post } from './post.ts';

/** UTF-8 bytes of what a post says: its title, unless it only repeats the text's beginning, and its text. */
export function countTextBytes(post: Pick<Post, 'title' | 'titleIsDerived' | 'text'>): number {
  return utf8Length(post.text) + (post.titleIsDerived ? 0 : utf8Length(post.title));
}

function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    bytes += unit < 0x800 ? 1 : 2;
    if ((unit & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) i++; // a pair is two units, four bytes
  }
  return bytes;
}
