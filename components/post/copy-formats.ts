import type { MessageKey } from '../../utils/protocol/translate.ts';
import { escapeMarkdownLine } from '../../utils/text/escape-markdown.ts';
import { createQuote, encodeDestination, quotedWords } from './create-quote.ts';
import type { ShownPost } from './shown-post.ts';

/** What goes to the clipboard. `html` is for editors that take formatted text. */
export interface Copy {
  text: string;
  html?: string;
}

export type CopyFormatName = 'quote' | 'link' | 'plain' | 'wechat';

interface CopyFormat {
  name: MessageKey;
  /** `selected`: what the reader marked in the post, instead of the excerpt. */
  write(shown: ShownPost, selected: string): Copy;
}

/** The ways to take one post away, the first being the button's own. */
export const COPY_FORMATS: Record<CopyFormatName, CopyFormat> = {
  quote: {
    name: 'copy_quote',
    write: ({ post, excerpt }, selected) => ({ text: createQuote(post, excerpt, selected) }),
  },
  link: { name: 'copy_link', write: ({ post }) => ({ text: markdownLink(post) }) },
  plain: {
    name: 'copy_plain',
    write: (shown, selected) => ({ text: writePlain(shown, selected) }),
  },
  wechat: {
    name: 'copy_wechat',
    write: (shown, selected) => ({
      text: writePlain(shown, selected),
      html: writeWechatQuote(shown, selected),
    }),
  },
};

/** Several posts as one list of material: title, link and words of each, in Markdown. */
export function createMaterialList(heading: string, shown: readonly ShownPost[]): string {
  const parts = shown.map(({ post, excerpt }, index) => {
    const author = post.author === '' ? '' : ` · ${escapeMarkdownLine(post.author)}`;
    return `${index + 1}. ${markdownLink(post)}${author}\n\n${indent(createQuoteWords(excerpt))}`;
  });
  return `## ${heading}\n\n${parts.join('\n\n')}\n`;
}

function writePlain({ post, excerpt }: ShownPost, selected: string): string {
  const lines = [quotedWords(excerpt, selected), `——《${post.title}》${credit(post.author)}`, post.url];
  return lines.filter((line) => line !== '').join('\n');
}

function createQuoteWords(excerpt: ShownPost['excerpt']): string {
  return quotedWords(excerpt, '')
    .split(/\n+/)
    .map((line) => `> ${escapeMarkdownLine(line)}`)
    .join('\n>\n');
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '   ');
}

function markdownLink({ title, url }: ShownPost['post']): string {
  const words = escapeMarkdownLine(title);
  return url === '' ? words : `[${words}](${encodeDestination(url)})`;
}

function credit(author: string): string {
  return author === '' ? '' : ` ${author}`;
}

/** A quotation with its looks written into it: the editor of WeChat's public accounts keeps inline styles alone, and no links. */
function writeWechatQuote({ post, excerpt }: ShownPost, selected: string): string {
  const lines = quotedWords(excerpt, selected).split(/\n+/).map(escapeHtml);
  const quote = 'margin:1em 0;padding:0.6em 1em;border-left:3px solid #b2331b;background:#f7f5f2;color:#3a3733;';
  const source = 'margin:0.6em 0 0;font-size:13px;color:#8a857c;text-align:right;';
  return (
    `<section style="${quote}">${lines.map((line) => `<p style="margin:0;line-height:1.8;">${line}</p>`).join('')}` +
    `<p style="${source}">——《${escapeHtml(post.title)}》${escapeHtml(credit(post.author))}</p></section>`
  );
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
