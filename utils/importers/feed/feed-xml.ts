import { ImportFailure } from '../importer/import-failure.ts';
import type { ImportEvent, Importer, ImportFile } from '../importer/importer.ts';
import { postEvents, skippedEvent } from '../importer/post-events.ts';
import { decodeHead } from '../reading/decode-head.ts';
import { type FileReading, readEachFile } from '../reading/read-each-file.ts';
import { readText } from '../reading/read-text.ts';
import { createFeedCollector } from './feed-collector.ts';

const MAX_DEPTH = 500;
const ROOT = /<(?:[\w-]+:)?(?:rss|rdf)[\s>]/i;
const ATOM_ROOT = /<(?:[\w-]+:)?feed[\s>]/i;

/** RSS 0.9 to 2.0 (also RDF) and Atom 0.3 and 1.0 files: whole feeds saved to disk, and the exports of WordPress and Blogger. */
export const feedXml: Importer = {
  format: 'feed',
  recognise(file) {
    const head = decodeHead(file).slice(0, 8000);
    if (!/^\s*(?:\ufeff)?\s*</.test(head) || /<html[\s>]/i.test(head.slice(0, 1000))) return 0;
    if (ROOT.test(head)) return 0.95;
    return ATOM_ROOT.test(head) && /w3\.org\/2005\/atom|purl\.org\/atom|xmlns|<(?:[\w-]+:)?entry[\s>]/i.test(head)
      ? 0.95
      : 0;
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
      const place = `${file.name}#${count}`;
      if (typeof raw === 'string') yield skippedEvent(raw, place, '');
      else yield* postEvents(raw, place, bytesBefore + bytes);
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
