import { Parser } from 'htmlparser2';

/** Open elements at once. The parser's own work grows with them, and no article nests a tenth of this. */
const MAX_DEPTH = 1000;
const PIECE_LENGTH = 16_384;

const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'title',
  'svg',
  'math',
  'select',
  'textarea',
  'nav',
  'button',
  // How a word is read aloud, written above it: between its characters it would tear the word apart.
  'rt',
  'rp',
  'rtc',
]);
const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody thead tfoot tr ul br'.split(
    ' ',
  ),
);

/** Takes parser events and gives plain text: one line to a paragraph, list points with "- ", table cells with a tab. */
export interface HtmlTextBuilder {
  open(name: string): void;
  close(name: string): void;
  text(text: string): void;
  finish(): string;
}

export function createHtmlTextBuilder(): HtmlTextBuilder {
  const parts: string[] = [];
  let silentDepth = 0;
  let preDepth = 0;
  let isLineStart = true;
  const breakLine = () => {
    if (!isLineStart) parts.push('\n');
    isLineStart = true;
  };
  return {
    open(name) {
      if (SILENT.has(name)) silentDepth++;
      if (silentDepth > 0) return;
      if (name === 'pre') preDepth++;
      if (BLOCKS.has(name)) breakLine();
      if (name === 'li') parts.push('- ');
      if ((name === 'td' || name === 'th') && !isLineStart) parts.push('\t');
    },
    close(name) {
      if (SILENT.has(name) && silentDepth > 0) silentDepth--;
      if (silentDepth > 0) return;
      if (name === 'pre' && preDepth > 0) preDepth--;
      if (BLOCKS.has(name)) breakLine();
    },
    text(text) {
      if (silentDepth > 0) return;
      const shown = preDepth > 0 ? text : text.replace(/[ \t\n\r\f]+/g, ' ');
      if (shown === '' || (isLineStart && shown.trim() === '')) return;
      parts.push(isLineStart && preDepth === 0 ? shown.trimStart() : shown);
      isLineStart = false;
    },
    finish: () => parts.join(''),
  };
}

/**
 * HTML as plain text, paragraphs kept, entities decoded, scripts and styles left out. Never throws; markup nested deeper
 * than the bound is read by stripping tags. The result still wants cleanText.
 */
export function htmlToText(markup: string): string {
  // To the parser what stands in a frame is no markup, and a feed's frame that nobody closed would take the rest with it.
  const html = markup.replace(/<\/?iframe\b[^<>]*>/gi, ' ');
  const builder = createHtmlTextBuilder();
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name) {
        depth++;
        builder.open(name);
      },
      onclosetag(name) {
        depth--;
        builder.close(name);
      },
      ontext: (text) => builder.text(text),
    },
    // Feeds are written by XML's rules: `<iframe/>` is closed, and what follows is no part of it.
    { recognizeSelfClosing: true },
  );
  let start = 0;
  for (; start < html.length && depth <= MAX_DEPTH; start += PIECE_LENGTH)
    parser.write(html.slice(start, start + PIECE_LENGTH));
  if (depth > MAX_DEPTH) builder.text(html.slice(start).replace(/<[^<>]*>/g, ' '));
  else parser.end();
  return builder.finish();
}

/** True when a text is likely HTML: it has a closing tag, a line break tag or an entity. */
export function looksLikeHtml(text: string): boolean {
  return /<\/[a-z][a-z0-9]*\s*>|<br\s*\/?>|<(?:p|div|img|a)\b[^<>]*>/i.test(text);
}
