import type { Post } from '../../utils/post/post.ts';
import { escapeMarkdown, escapeMarkdownLine } from '../../utils/text/escape-markdown.ts';
import type { Excerpt } from '../../utils/text/excerpt.ts';

/**
 * A Markdown quotation: the words, then title and link. `selected` (what the reader marked) goes before the excerpt.
 * Words, title and author are a stranger's: where it is pasted they must load nothing and run nothing.
 */
export function createQuote(post: Post, excerpt: Excerpt, selected: string): string {
  const lines = escapeMarkdown(quotedWords(excerpt, selected))
    .split(/\n+/)
    .map((line) => `> ${line}`);
  const title = escapeMarkdownLine(post.title);
  const credit = post.author === '' ? '' : ` · ${escapeMarkdownLine(post.author)}`;
  const link = post.url === '' ? title : `[${title}](${encodeDestination(post.url)})`;
  return `${lines.join('\n>\n')}\n>\n> —— ${link}${credit}\n`;
}

/** The words of a quotation: what the reader marked, or the excerpt with dots where it was cut. */
export function quotedWords(excerpt: Excerpt, selected: string): string {
  return selected.trim() || `${excerpt.cutBefore ? '…' : ''}${excerpt.text.trim()}${excerpt.cutAfter ? '…' : ''}`;
}

/** An address within the round brackets of a link: what would end it, or mean something there, percent-encoded. */
export function encodeDestination(url: string): string {
  return url.replace(/[()\s<>`\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
