import type { ImportFile } from '../importer/importer.ts';
import { type BadBytes, readText } from './read-text.ts';

/** UTF-16 code units of one line; the rest of a longer one is dropped and `isCut` says so. */
const MAX_LINE_LENGTH = 2_000_000;

export interface TextLine {
  text: string;
  /** From 1, for people. */
  number: number;
  isCut: boolean;
  bytesDone: number;
}

/** A file's lines, with "\n", "\r\n" or "\r" between them. A line of any length costs bounded memory. */
export async function* readLines(file: ImportFile, signal: AbortSignal, bad?: BadBytes): AsyncGenerator<TextLine> {
  let number = 0;
  let parts: string[] = [];
  let length = 0;
  let endsWithReturn = false;
  let bytes = 0;
  const take = (part: string) => {
    if (length < MAX_LINE_LENGTH) parts.push(part.slice(0, MAX_LINE_LENGTH - length));
    length += part.length;
  };
  const finish = (): TextLine => {
    number++;
    const line = { text: parts.join(''), number, isCut: length > MAX_LINE_LENGTH, bytesDone: bytes };
    parts = [];
    length = 0;
    return line;
  };
  for await (const { text, bytesDone } of readText(file, signal, bad)) {
    bytes = bytesDone;
    // "\r\n" cut between two pieces is one line end.
    let start = endsWithReturn && text.startsWith('\n') ? 1 : 0;
    endsWithReturn = text.endsWith('\r');
    const ends = /\r\n|\n|\r/g;
    ends.lastIndex = start;
    for (let end = ends.exec(text); end !== null; end = ends.exec(text)) {
      take(text.slice(start, end.index));
      yield finish();
      start = ends.lastIndex;
    }
    take(text.slice(start));
  }
  if (length > 0) yield finish();
}
