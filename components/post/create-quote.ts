import type { Post } from '../../utils/post/post.ts';
import type { Excerpt } from '../../utils/text/excerpt.ts';

/** A Markdown quotation: the words, then title and link. `selected` (what the reader marked) goes before the excerpt. */
export function createQuote(post: Post, excerpt: Excerpt, selected: string): string {
  const words =
    selected.trim() || `${excerpt.cutBefore ? '…' : ''}${excerpt.text.trim()}${excerpt.cutAfter ? '…' : ''}`;
  const lines = words.split(/\n+/).map((line) => `> ${line.trim()}`);
  const title = post.title.replaceAll(/[\\[\]]/g, '\\$&');
  const credit = post.author === '' ? '' : ` · ${post.author}`;
  const link = post.url === '' ? title : `[${title}](${encodeParentheses(post.url)})`;
  return `${lines.join('\n>\n')}\n>\n> —— ${link}${credit}\n`;
}

/** A bracket would end the address of a Markdown link. */
function encodeParentheses(url: string): string {
  return url.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll(' ', '%20');
}
