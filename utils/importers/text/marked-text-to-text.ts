import { htmlToText, looksLikeHtml } from './html-to-text.ts';
import { markdownToText } from './markdown-to-text.ts';

/** Marks that plain prose does not have: a heading, a link or picture, a fence, bold words. */
const MARKDOWN = /^#{1,6} \S|!?\[[^\]\n]{0,300}\]\([^()\s]{1,500}\)|^```|\*\*[^*\n]{1,300}\*\*/m;

/** A text that may be HTML, Markdown or plain, as plain text: exporters do not say which. */
export function markedTextToText(text: string): string {
  if (looksLikeHtml(text)) return htmlToText(text);
  if (MARKDOWN.test(text)) return markdownToText(text);
  return /&(?:amp|lt|gt|quot|nbsp|#\d{1,6}|#x[0-9a-f]{1,5});/i.test(text) ? decodeEntities(text) : text;
}

/** Entities alone, in text that else has no mark-up. Its line ends stay. */
function decodeEntities(text: string): string {
  return text
    .split('\n')
    .map((line) => htmlToText(line.replaceAll('<', '&lt;')))
    .join('\n');
}
