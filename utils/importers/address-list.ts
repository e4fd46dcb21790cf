import type { Importer } from './importer/importer.ts';
import { postEvents, skippedEvent } from './importer/post-events.ts';
import { decodeHead } from './reading/decode-head.ts';
import { extensionOf } from './reading/file-name.ts';
import { readEachFile } from './reading/read-each-file.ts';
import { readLines } from './reading/read-lines.ts';

/** An address alone, or with a title before or after it, with or without a point of a list, or a Markdown link. */
const ADDRESS = /https?:\/\/[^\s<>"'）】]+/i;
const MARKDOWN_LINK = /^\[(.{0,300}?)\]\((https?:\/\/[^\s()]+)\)$/i;
const MAX_TITLE_LENGTH = 200;

/** A list of addresses, one a line, with a title or without: what people keep in a text file. */
export const addressList: Importer = {
  format: 'addresses',
  recognise(file) {
    // A note in Markdown is a note, whatever it lists; a table is a table.
    if (/^(?:md|markdown|csv|tsv|json|html?|xml)$/.test(extensionOf(file.name))) return 0;
    const lines = decodeHead(file)
      .split(/\r\n|\n|\r/, 60)
      .filter((line) => line.trim() !== '' && !/^#/.test(line));
    const fitting = lines.filter((line) => parseLine(line) !== null);
    if (fitting.length === 0 || fitting.length < lines.length * 0.8) return 0;
    return fitting.length > 1 || lines.length === 1 ? 0.75 : 0;
  },
  read(files, _choices, signal) {
    return readEachFile(files, signal, async function* (file, { signal, bad, bytesBefore }) {
      for await (const line of readLines(file, signal, bad)) {
        if (line.text.trim() === '' || /^#/.test(line.text)) continue;
        const place = `${file.name}:${line.number}`;
        const found = parseLine(line.text.slice(0, 5000));
        if (found === null) yield skippedEvent('broken-record', place, line.text);
        else yield* postEvents({ ...found, isBookmark: true }, place, bytesBefore + line.bytesDone);
      }
    });
  },
};

function parseLine(line: string): { title: string; url: string } | null {
  const text = line.trim().replace(/^(?:[-*+•]|\d{1,4}[.、)])\s+/, '');
  const link = MARKDOWN_LINK.exec(text);
  if (link !== null) return { title: link[1] ?? '', url: link[2] ?? '' };
  const url = ADDRESS.exec(text)?.[0];
  if (url === undefined || text.length - url.length > MAX_TITLE_LENGTH) return null;
  const [before = '', after = ''] = text.split(url);
  // Words on both sides are a sentence with a link in it.
  if (before.trim() !== '' && after.trim() !== '' && !/^<?$/.test(before.trim())) return null;
  return { title: (before + after).replace(/^[\s|:：,，<>\-—]+|[\s|:：,，<>\-—]+$/g, ''), url };
}
