import { Parser } from 'htmlparser2';
import { ImportFailure } from './importer/import-failure.ts';
import type { ImportEvent, Importer, ImportFile } from './importer/importer.ts';
import { postEvents } from './importer/post-events.ts';
import { decodeHead } from './reading/decode-head.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { readText } from './reading/read-text.ts';
import { isBrowserFolder } from './text/browser-folders.ts';
import { splitTagText } from './text/split-tag-text.ts';

/** Folders within folders. Browsers make some; a file beyond this is no bookmark file. */
const MAX_DEPTH = 1000;

interface Bookmark {
  title: string;
  url: string;
  description: string;
  addedAt: string;
  tags: string[];
}

/**
 * Bookmark files (Netscape HTML), as every browser and most bookmark services export them. Written by hand for decades, so
 * nothing is demanded: tags may stay open, come in any case, headings may be H2 or H3, lists DL or UL. Folders that a person made
 * become tags; the H1 is the file's own name.
 */
export const netscape: Importer = {
  format: 'netscape',
  recognise(file) {
    const head = decodeHead(file);
    if (/<!DOCTYPE\s+NETSCAPE-Bookmark-file/i.test(head)) return 0.98;
    if (/<(?:dt|li)>\s*<a\s[^<>]*\b(?:add_date|time_added)=/i.test(head)) return 0.85;
    return /<(?:h3|a)\s[^<>]*\badd_date="?\d/i.test(head) ? 0.8 : 0;
  },
  read: (files, _choices, signal) => readEachFile(files, signal, readBookmarks),
};

async function* readBookmarks(
  file: ImportFile,
  { signal, bad, bytesBefore }: FileReading,
): AsyncGenerator<ImportEvent> {
  const collector = createBookmarkCollector();
  let count = 0;
  let rest = '';
  let bytes = 0;
  let sawTag = false;
  const take = function* (done: number): Generator<ImportEvent> {
    for (const bookmark of collector.takeReady()) {
      count++;
      const { title, url, description, addedAt, tags } = bookmark;
      const raw = { title, url, text: description, publishedAt: addedAt, tags, isBookmark: true };
      yield* postEvents(raw, `${file.name}#${count}`, done);
    }
  };
  for await (const { text, bytesDone } of readText(file, signal, bad)) {
    bytes = bytesDone;
    sawTag ||= text.includes('<');
    // <P> between folders is decoration that is never closed; left in, each would nest what follows one deeper.
    const piece = (rest + text).replace(/<p>/gi, '');
    const cut = /<p?$/i.exec(piece)?.index ?? piece.length;
    rest = piece.slice(cut);
    collector.write(piece.slice(0, cut));
    if (collector.depth() > MAX_DEPTH)
      throw new ImportFailure('file-malformed', file.name, `${file.name}@${bytes}`, 'export-again');
    yield* take(bytesBefore + bytesDone);
  }
  collector.end(rest);
  yield* take(bytesBefore + bytes);
  if (!sawTag) throw new ImportFailure('file-malformed', file.name, `${file.name}@0`, 'choose-other');
}

function createBookmarkCollector() {
  const folders: (string | null)[] = [];
  let folderTitle: string | null = null;
  let heading: string | null = null;
  let isOwnFolder = false;
  let bookmark: Bookmark | null = null;
  let part: 'title' | 'description' | null = null;
  let ready: Bookmark[] = [];
  let depth = 0;

  const finish = () => {
    if (bookmark !== null) ready.push({ ...bookmark, description: withoutMarks(bookmark.description) });
    bookmark = null;
    part = null;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      depth++;
      switch (name) {
        case 'h1':
        case 'h2':
        case 'h3':
          finish();
          heading = '';
          isOwnFolder =
            name === 'h1' ||
            Object.keys(attributes).some((key) => /^(?:personal_toolbar|unfiled_bookmarks)_folder$/.test(key));
          break;
        case 'dl':
        case 'ul':
          finish();
          folders.push(folderTitle);
          folderTitle = null;
          break;
        case 'dt':
        case 'li':
          finish();
          break;
        case 'a':
          // A link in a description is part of it.
          if (part === 'description' && attributes.add_date === undefined) break;
          finish();
          bookmark = {
            title: '',
            url: attributes.href ?? '',
            description: attributes.description ?? '',
            addedAt: attributes.add_date ?? attributes.time_added ?? attributes.last_modified ?? '',
            tags: [
              ...folders.filter((folder) => folder !== null),
              ...splitTagText(attributes.tags ?? attributes.labels ?? ''),
            ],
          };
          part = 'title';
          break;
        case 'dd':
          if (bookmark !== null) part = 'description';
          if (bookmark !== null && bookmark.description !== '') bookmark.description += '\n';
          break;
        case 'br':
          if (bookmark !== null && part === 'description') bookmark.description += '\n';
          break;
      }
    },
    ontext(text) {
      if (heading !== null) heading += text;
      else if (bookmark !== null && part !== null) bookmark[part] += text;
    },
    onclosetag(name) {
      depth--;
      if (name === 'a' && part === 'title') part = null;
      else if (name === 'dl' || name === 'ul') {
        finish();
        folders.pop();
      } else if (/^h[123]$/.test(name) && heading !== null) {
        const title = heading.trim();
        folderTitle = title === '' || isOwnFolder || isBrowserFolder(title) ? null : title;
        heading = null;
      }
    },
  });
  return {
    write: (text: string) => parser.write(text),
    end(text: string) {
      parser.end(text);
      finish();
    },
    depth: () => depth,
    takeReady() {
      const taken = ready;
      ready = [];
      return taken;
    },
  };
}

/** linkding keeps its notes between marks of its own in the description. */
function withoutMarks(description: string): string {
  return description.replace(/\[\/?linkding-notes\]/g, '\n');
}
