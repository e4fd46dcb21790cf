import { Parser } from 'htmlparser2';
import type { RawPost } from '../post/create-post.ts';
import { createHtmlTextBuilder, type HtmlTextBuilder, htmlToText } from './html-to-text.ts';
import { ImportFailure } from './import-failure.ts';
import type { ImportEvent, Importer, ImportFile } from './importer.ts';
import { postEvents } from './post-events.ts';
import { decodeHead } from './reading/decode-head.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { readText } from './reading/read-text.ts';

const MAX_DEPTH = 500;
/** UTF-16 units of one element's text. What is longer is cut; createImportedPost would cut it anyway. */
const MAX_FIELD_LENGTH = 4_000_000;

/** RSS 0.9 to 2.0 (also RDF) and Atom files: whole feeds saved to disk. */
export const feedXml: Importer = {
  format: 'feed',
  recognise(files) {
    const scores = files.map((file) => {
      const head = decodeHead(file).slice(0, 4000);
      if (!/^\s*(?:\ufeff)?\s*</.test(head)) return 0;
      if (/<rss[\s>]/i.test(head) || /<rdf:RDF[\s>]/i.test(head)) return 0.95;
      return /<(?:\w+:)?feed[\s>]/.test(head) && /www\.w3\.org\/2005\/Atom/.test(head) ? 0.95 : 0;
    });
    return scores.length === 0 ? 0 : Math.min(...scores);
  },
  read: (files, _choices, signal) => readEachFile(files, signal, readFeed),
};

async function* readFeed(file: ImportFile, { signal, bad, bytesBefore }: FileReading): AsyncGenerator<ImportEvent> {
  const collector = createFeedCollector();
  let count = 0;
  let bytes = 0;
  const take = function* (): Generator<ImportEvent> {
    for (const raw of collector.takeReady()) {
      count++;
      yield* postEvents(raw, `${file.name}#${count}`, bytesBefore + bytes);
    }
  };
  for await (const { text, bytesDone } of readText(file, signal, bad)) {
    bytes = bytesDone;
    collector.write(text);
    if (collector.depth() > MAX_DEPTH) {
      throw new ImportFailure('file-malformed', file.name, `${file.name}@${bytes}`, 'export-again');
    }
    yield* take();
  }
  // What is open when the file ends was cut off by it.
  if (collector.isInside())
    throw new ImportFailure('file-truncated', file.name, `${file.name}@${bytes}`, 'export-again');
}

/** Fields of one item or entry while it is being read; of repeated ones the first stands. */
interface OpenPost {
  fields: Map<string, string>;
  categories: string[];
  link: string;
  permalink: string;
}

function createFeedCollector() {
  let depth = 0;
  let feedTitle = '';
  let post: OpenPost | null = null;
  let postDepth = 0;
  /** The child of the item being read, and its text so far. */
  let field = '';
  let fieldDepth = 0;
  let fieldText = '';
  let guidIsLink = true;
  let contentType = '';
  let xhtml: HtmlTextBuilder | null = null;
  let ready: RawPost[] = [];

  const closeField = () => {
    if (post === null) return;
    const text = xhtml !== null ? xhtml.finish() : fieldText;
    if (field === 'category') post.categories.push(text);
    else if (field === 'link') post.link ||= text.trim();
    else if (field === 'guid' && guidIsLink) post.permalink ||= text.trim();
    else if (!post.fields.has(field)) {
      const isPlain = contentType === 'text' || xhtml !== null || field === 'author' || field === 'date';
      post.fields.set(field, isPlain ? text : htmlToText(text));
    }
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        const local = name.slice(name.indexOf(':') + 1);
        if (post === null) {
          if (local === 'item' || local === 'entry') {
            post = { fields: new Map(), categories: [], link: '', permalink: '' };
            postDepth = depth;
          } else if (local === 'title' && feedTitle === '') {
            field = 'feed-title';
            fieldDepth = depth;
            fieldText = '';
          }
          return;
        }
        if (depth > postDepth + 1) {
          if (field === 'author' && local !== 'name') fieldText += '\u0000'; // e-mail and address of an author are not his name
          xhtml?.open(local);
          return;
        }
        field = FIELDS[name] ?? FIELDS[local] ?? '';
        fieldDepth = depth;
        fieldText = '';
        contentType = attributes.type ?? '';
        xhtml = contentType === 'xhtml' ? createHtmlTextBuilder() : null;
        guidIsLink = attributes.isPermaLink !== 'false';
        if (local === 'link' && attributes.href !== undefined && (attributes.rel ?? 'alternate') === 'alternate') {
          post.link ||= attributes.href;
        }
        if (local === 'category' && attributes.term !== undefined)
          post.categories.push(attributes.label ?? attributes.term);
      },
      ontext(text) {
        if (field === '') return;
        if (xhtml !== null) xhtml.text(text);
        else if (fieldText.length < MAX_FIELD_LENGTH) fieldText += text;
      },
      onclosetag(name) {
        const local = name.slice(name.indexOf(':') + 1);
        if (field === 'feed-title' && depth === fieldDepth) {
          feedTitle = fieldText.trim();
          field = '';
        } else if (post !== null && depth === postDepth) {
          ready.push(toRawPost(post, feedTitle));
          post = null;
          field = '';
        } else if (field !== '' && depth === fieldDepth) {
          closeField();
          field = '';
          xhtml = null;
        } else {
          xhtml?.close(local);
        }
        depth--;
      },
    },
    { xmlMode: true },
  );
  return {
    write: (text: string) => parser.write(text),
    depth: () => depth,
    isInside: () => depth > 0,
    takeReady() {
      const taken = ready;
      ready = [];
      return taken;
    },
  };
}

/** Elements by name: with their prefix where it tells two apart, else without. */
const FIELDS: Record<string, string> = {
  title: 'title',
  link: 'link',
  guid: 'guid',
  id: 'guid',
  'content:encoded': 'content',
  content: 'content',
  description: 'summary',
  summary: 'summary',
  author: 'author',
  creator: 'author',
  pubDate: 'date',
  published: 'date',
  date: 'date',
  updated: 'updated',
  category: 'category',
  subject: 'category',
};

function toRawPost(post: OpenPost, feedTitle: string): RawPost {
  const get = (name: string) => post.fields.get(name) ?? '';
  const author = (get('author').split('\u0000')[0] ?? '').trim();
  return {
    title: get('title'),
    text: get('content').trim() || get('summary'),
    url: post.link || (/^https?:\/\//i.test(post.permalink) ? post.permalink : ''),
    author: author.replace(/^\S+@\S+\s*\((.+)\)$/, '$1') || feedTitle,
    publishedAt: get('date') || get('updated').trim(),
    tags: post.categories,
  };
}
