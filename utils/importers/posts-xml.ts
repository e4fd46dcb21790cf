import { Parser } from 'htmlparser2';
import type { RawPost } from '../post/create-post.ts';
import type { ImportEvent, Importer, ImportFile } from './importer/importer.ts';
import { postEvents } from './importer/post-events.ts';
import { decodeHead } from './reading/decode-head.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { readText } from './reading/read-text.ts';

/** Bookmarks in the XML of Delicious, which Pinboard writes too: one `<post href description extended tag time>` each. */
export const postsXml: Importer = {
  format: 'posts-xml',
  recognise: (file) => (/<posts[\s>][^<]*<post\s[^<>]*\bhref=/i.test(decodeHead(file).slice(0, 8000)) ? 0.95 : 0),
  read: (files, _choices, signal) => readEachFile(files, signal, readBookmarks),
};

async function* readBookmarks(
  file: ImportFile,
  { signal, bad, bytesBefore }: FileReading,
): AsyncGenerator<ImportEvent> {
  let ready: RawPost[] = [];
  let number = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name !== 'post') return;
        ready.push({
          isBookmark: true,
          title: attributes.description ?? '',
          text: attributes.extended ?? '',
          url: attributes.href ?? '',
          publishedAt: attributes.time ?? attributes.dt,
          tags: (attributes.tag ?? '').split(/[\s,]+/),
        });
      },
    },
    { xmlMode: true },
  );
  for await (const { text, bytesDone } of readText(file, signal, bad)) {
    parser.write(text);
    for (const raw of ready) yield* postEvents(raw, `${file.name}#${++number}`, bytesBefore + bytesDone);
    ready = [];
  }
}
