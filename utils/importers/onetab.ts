import type { Importer } from './importer/importer.ts';
import { postEvents, skippedEvent } from './importer/post-events.ts';
import { decodeHead } from './reading/decode-head.ts';
import { readEachFile } from './reading/read-each-file.ts';
import { readLines } from './reading/read-lines.ts';

const LINE = /^\s*([a-z][a-z0-9+.-]*:\S*)\s+\|\s(.*)$/i;

/** OneTab's text export: `address | title` on each line, empty lines between groups. */
export const oneTab: Importer = {
  format: 'onetab',
  recognise(file) {
    const lines = decodeHead(file)
      .split(/\r?\n/)
      .slice(0, 50)
      .filter((line) => line.trim() !== '');
    const fitting = lines.filter((line) => LINE.test(line)).length;
    return fitting > 0 && fitting >= lines.length * 0.9 ? 0.9 : 0;
  },
  read(files, _choices, signal) {
    return readEachFile(files, signal, async function* (file, { signal, bad, bytesBefore }) {
      for await (const line of readLines(file, signal, bad)) {
        if (line.text.trim() === '') continue;
        const place = `${file.name}:${line.number}`;
        const [, url, title] = LINE.exec(line.text.slice(0, 20_000)) ?? [];
        if (url === undefined || title === undefined) yield skippedEvent('broken-record', place, line.text);
        else yield* postEvents({ url, title, isBookmark: true }, place, bytesBefore + line.bytesDone);
      }
    });
  },
};
