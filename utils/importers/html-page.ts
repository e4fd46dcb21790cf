import { Parser } from 'htmlparser2';
import { cleanLine, cleanText } from '../text/clean-text.ts';
import { htmlToText } from './html-to-text.ts';
import type { ImportEvent, Importer, ImportFile } from './importer.ts';
import { postEvents } from './post-events.ts';
import { decodeHead, stemOf } from './reading/decode-head.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { readWholeText } from './reading/read-text.ts';

/** One saved page. Pages with their pictures inside are larger than any text. */
const MAX_FILE_BYTES = 32_000_000;
const HEAD_LENGTH = 65_536;
const META = new Map([
  ['og:title', 'title'],
  ['og:url', 'url'],
  ['og:article:author', 'author'],
  ['author', 'author'],
  ['article:author', 'author'],
  ['article:published_time', 'date'],
  ['keywords', 'keywords'],
]);

/** A saved HTML page, one post a file: all its text, since no reader's judgement is at hand here. */
export const htmlPage: Importer = {
  format: 'html-page',
  recognise(files) {
    const scores = files.map((file) =>
      /^\s*(?:<\?xml[^<]*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype html|html)[\s>]/i.test(
        decodeHead(file).slice(0, 4000),
      )
        ? 0.4
        : 0,
    );
    return scores.length === 0 ? 0 : Math.min(...scores);
  },
  read: (files, _choices, signal) => readEachFile(files, signal, readPage),
};

async function* readPage(file: ImportFile, { signal, bad, bytesBefore }: FileReading): AsyncGenerator<ImportEvent> {
  const html = await readWholeText(file, MAX_FILE_BYTES, signal, bad);
  const head = readHead(html.slice(0, HEAD_LENGTH));
  const title = cleanLine(head.get('title') || head.get('title-element') || stemOf(file.name));
  const raw = {
    title,
    text: withoutTitle(cleanText(htmlToText(html)), title),
    url: head.get('canonical') || head.get('url') || '',
    author: head.get('author') ?? '',
    publishedAt: head.get('date') ?? '',
    tags: (head.get('keywords') ?? '').split(/[,，]/),
  };
  yield* postEvents(raw, file.name, bytesBefore + file.size);
}

/** The heading of a page is its title once more. */
function withoutTitle(text: string, title: string): string {
  return text.startsWith(`${title}\n`) ? text.slice(title.length + 1) : text;
}

function readHead(html: string): Map<string, string> {
  const found = new Map<string, string>();
  let isTitle = false;
  const parser = new Parser({
    onopentag(name, { property, name: metaName, content, rel, href }) {
      isTitle = name === 'title' && !found.has('title-element');
      if (name === 'link' && rel === 'canonical' && href !== undefined) found.set('canonical', href);
      const field = META.get((property ?? metaName ?? '').toLowerCase());
      if (name === 'meta' && field !== undefined && content !== undefined && !found.has(field))
        found.set(field, content);
      if (name === 'body') parser.pause();
    },
    ontext(text) {
      if (isTitle) found.set('title-element', (found.get('title-element') ?? '') + text);
    },
    onclosetag(name) {
      if (name === 'title') isTitle = false;
    },
  });
  parser.write(html);
  return found;
}
