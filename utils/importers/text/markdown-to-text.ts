import MarkdownIt from 'markdown-it';
import { htmlToText } from './html-to-text.ts';

/** Nesting the parser follows; deeper levels stay plain. Its own default is 100; notes nest less than 20. */
const MAX_NESTING = 50;
/** Longest piece given to the parser at once, in UTF-16 code units: pathological input costs more than linear time. */
const MAX_PARSED_LENGTH = 100_000;

const parser = new MarkdownIt('commonmark', { html: true, maxNesting: MAX_NESTING }).enable(['table', 'strikethrough']);

/**
 * Markdown as plain text: headings, emphasis and links become their words, pictures go, list points keep "- " or their
 * number, Obsidian's [[page|words]] become the words. Long texts are parsed in pieces.
 */
export function markdownToText(markdown: string): string {
  if (markdown.length <= MAX_PARSED_LENGTH) return toText(prepare(markdown));
  let text = '';
  for (let start = 0; start < markdown.length; ) {
    const end = findCut(markdown, start);
    const piece = toText(prepare(markdown.slice(start, end)));
    text += markdown.startsWith('\n', end) ? `${piece}\n` : piece;
    start = end;
  }
  return text;
}

/** The first heading of level 1, when the text begins with it; else ''. And the Markdown after it. */
export function splitHeading(markdown: string): { title: string; rest: string } {
  const match = /^\s*#[ \t]+([^\n]{1,300}?)[ \t#]*(?:\n|$)/.exec(markdown);
  if (!match) return { title: '', rest: markdown };
  return { title: toText(prepare(match[1] ?? '')), rest: markdown.slice(match[0].length) };
}

/** Where the piece that begins at `start` ends: between paragraphs when there are any. */
function findCut(markdown: string, start: number): number {
  const end = start + MAX_PARSED_LENGTH;
  if (end >= markdown.length) return markdown.length;
  const paragraph = markdown.lastIndexOf('\n\n', end);
  if (paragraph > start + MAX_PARSED_LENGTH / 2) return paragraph;
  return (markdown.charCodeAt(end) & 0xfc00) === 0xdc00 ? end - 1 : end;
}

/** Blocks of code that a program runs where they stand: to a reader of the text they are nothing. */
const QUERY_BLOCK = /^(`{3,})(?:dataview|dataviewjs|tasks|query|button|base)\b[^\n]*\n[\s\S]{0,20000}?^\1[ \t]*$/gm;

/**
 * What CommonMark does not know: Obsidian's embeds, wiki links, comments, callouts, block ids, highlights and queries, footnotes
 * (whose text CommonMark takes for the address of a link), boxes of tasks, tags of Hugo's, Hexo's and Jekyll's templates.
 */
function prepare(markdown: string): string {
  let text = markdown;
  // Most notes have few of these marks: looking for one sign costs less than every pattern does.
  for (const { sign, pattern, by } of MARKS) if (text.includes(sign)) text = text.replace(pattern, by);
  return text.includes('[[')
    ? text.replace(/(?<!\\)\[\[([^[\]\n|]{1,500})\]\]/g, (_, page: string) => pageWords(page))
    : text;
}

/** In this order, each with a sign that it cannot be without. */
const MARKS: { sign: string; pattern: RegExp; by: string }[] = [
  { sign: '```', pattern: QUERY_BLOCK, by: '' },
  { sign: '%%', pattern: /(?<!\\)%%[^%]{0,5000}%%/g, by: '' },
  { sign: '{', pattern: /(?<!\\)(?:\{%[^%\n]{0,500}%\}|\{\{[<%][^\n]{0,500}?[%>]\}\})/g, by: '' },
  { sign: '[^', pattern: /^( {0,3})\[\^[^\]\n]{1,80}\]:[ \t]*/gm, by: '\n$1' },
  { sign: '[^', pattern: /(?<!\\)\[\^[^\]\n]{1,80}\]/g, by: '' },
  { sign: '[!', pattern: /^((?:[ \t]*>)+[ \t]*)\[![\w-]{1,40}(?:\|[^\]\n]{0,40})?\][+-]?[ \t]*/gm, by: '$1' },
  { sign: ']', pattern: /^([ \t]*(?:[-*+]|\d+\.)[ \t]+)\[[ xX/-]\](?:[ \t]+|$)/gm, by: '$1' },
  { sign: '{#', pattern: /[ \t]*(?<!\\)\{#[\w-]{1,80}\}[ \t]*$/gm, by: '' },
  { sign: '![[', pattern: /(?<!\\)!\[\[[^[\]\n]{1,500}\]\]/g, by: '' },
  { sign: '[[', pattern: /(?<!\\)\[\[(?:[^[\]\n|]{1,500}\|)([^[\]\n|]{1,500})\]\]/g, by: '$1' },
  { sign: '==', pattern: /(?<!\\)==([^=\n]{1,1000})==/g, by: '$1' },
  { sign: '^', pattern: /[ \t]\^[\w-]{1,40}[ \t]*$/gm, by: '' },
];

/** `目录/笔记二#小节` is shown as the page and the section, without the folders. */
function pageWords(page: string): string {
  const [path = '', ...sections] = page.split('#');
  return [path.slice(path.lastIndexOf('/') + 1), ...sections].filter((part) => part.trim() !== '').join(' ');
}

function toText(markdown: string): string {
  const parts: string[] = [];
  const lists: { next: number | null }[] = [];
  for (const token of parser.parse(markdown, {})) {
    switch (token.type) {
      case 'bullet_list_open':
        lists.push({ next: null });
        break;
      case 'ordered_list_open':
        lists.push({ next: Number(token.attrGet('start') ?? 1) });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        break;
      case 'list_item_open': {
        const list = lists.at(-1);
        if (list?.next !== null && list?.next !== undefined) parts.push(`${list.next++}. `);
        else parts.push('- ');
        break;
      }
      case 'inline':
        parts.push(inlineText(token.children ?? []));
        break;
      case 'th_close':
      case 'td_close':
        parts.push('\t');
        break;
      case 'paragraph_close':
      case 'heading_close':
      case 'tr_close':
        parts.push('\n');
        break;
      case 'fence':
      case 'code_block':
        parts.push(`${token.content.trimEnd()}\n`);
        break;
      case 'html_block':
        parts.push(`${htmlToText(token.content)}\n`);
        break;
    }
  }
  return parts.join('').trim();
}

function inlineText(tokens: { type: string; content: string }[]): string {
  let text = '';
  for (const { type, content } of tokens) {
    if (type === 'text' || type === 'code_inline' || type === 'text_special') text += content;
    else if (type === 'softbreak' || type === 'hardbreak') text += '\n';
    else if (type === 'html_inline' && /^<br\b/i.test(content)) text += '\n';
  }
  return text;
}
