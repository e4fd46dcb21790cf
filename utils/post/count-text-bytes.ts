import type { Post } from './post.ts';

/** UTF-8 bytes of what a post says: its title, unless it only repeats the text's beginning, and its text. */
export function countTextBytes(post: Pick<Post, 'title' | 'titleIsDerived' | 'text'>): number {
  return utf8Length(post.text) + (post.titleIsDerived ? 0 : utf8Length(post.title));
}

function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const codeUnit = text.charCodeAt(i);
    if (codeUnit < 0x80) continue;
    bytes += codeUnit < 0x800 ? 1 : 2;
    if ((codeUnit & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) i++; // a surrogate pair: four bytes
  }
  return bytes;
}
