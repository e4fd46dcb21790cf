import { createDumpReader, type DumpEvent, skippedAt } from './dump-reader.ts';
import { ImportFailure } from './importer/import-failure.ts';
import type { ImportEvent, Importer, ImportFile } from './importer/importer.ts';
import { decodeHead } from './reading/decode-head.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { readLines } from './reading/read-lines.ts';
import { parseReactions } from './text/parse-reactions.ts';

/** Reads dumps like the seed posts: text files in which lines of reactions end the posts. */
export const channelDump: Importer = {
  format: 'channel-dump',
  recognise(file) {
    if (!/\.(?:txt|text|md)$/iu.test(file.name)) return 0;
    const reactionLines = decodeHead(file)
      .split(/\r\n|\n|\r/u)
      .filter((line) => parseReactions(line) !== null).length;
    if (reactionLines === 0) return 0;
    return reactionLines === 1 ? 0.5 : 0.85;
  },
  read: (files, _choices, signal) => readEachFile(files, signal, readFile),
};

async function* readFile(file: ImportFile, { signal, bad, bytesBefore }: FileReading): AsyncGenerator<ImportEvent> {
  const reader = createDumpReader(file.name);
  let bytesDone = bytesBefore;
  let isEmpty = true;
  for await (const line of readLines(file, signal, bad)) {
    bytesDone = bytesBefore + line.bytesDone;
    if (line.isCut) yield toImportEvent(skippedAt('text-cut', file.name, line.number, line.text), bytesDone);
    if (line.text.trim() !== '') isEmpty = false;
    for (const event of reader.push(line.text)) yield toImportEvent(event, bytesDone);
  }
  for (const event of reader.end()) yield toImportEvent(event, bytesDone);
  if (isEmpty) throw new ImportFailure('file-empty', file.name, file.name, 'export-again');
}

function toImportEvent(event: DumpEvent, bytesDone: number): ImportEvent {
  return event.kind === 'post' ? { kind: 'post', post: event.post, bytesDone } : event;
}
