import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createZstdDecompress } from 'node:zlib';
import * as v from 'valibot';

const Document = v.object({ title: v.optional(v.string(), ''), text: v.optional(v.string(), '') });

/** Characters of a text by which a list of texts to leave out names it. */
const NAMED_BY_CHARACTERS = 60;

/** One text of a corpus. */
export type CorpusDocument = v.InferOutput<typeof Document>;

/**
 * Reads a corpus: one JSON object with `title` and `text` to a line, plain or compressed (.zst).
 * Divides at the byte of "\n" alone: texts may hold U+2028, which line readers take for a line end.
 * Texts that `leftOut` names are skipped.
 */
export async function* readCorpus(path: string, leftOut?: ReadonlySet<string>): AsyncGenerator<CorpusDocument> {
  for await (const document of readLines(path)) if (!leftOut?.has(nameOf(document.text))) yield document;
}

/** Reads a list of texts to leave out of a corpus, one name a line. */
export function readLeftOut(path: string): ReadonlySet<string> {
  return new Set(readFileSync(path, 'utf8').split(/\s+/u));
}

/** SHA-1 of the beginning: names a text without quoting it. */
function nameOf(text: string): string {
  const beginning = Array.from(text.slice(0, 2 * NAMED_BY_CHARACTERS)).slice(0, NAMED_BY_CHARACTERS);
  return createHash('sha1').update(beginning.join('')).digest('hex');
}

async function* readLines(path: string): AsyncGenerator<CorpusDocument> {
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  const bytes: AsyncIterable<Buffer> = path.endsWith('.zst') ? file.pipe(createZstdDecompress()) : file;
  let rest: Buffer[] = [];
  let number = 0;
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      rest.push(chunk.subarray(start, end));
      yield* parseLine(Buffer.concat(rest).toString('utf8'), path, ++number);
      rest = [];
      start = end + 1;
    }
    rest.push(chunk.subarray(start));
  }
  yield* parseLine(Buffer.concat(rest).toString('utf8'), path, ++number);
}

function* parseLine(line: string, path: string, number: number): Generator<CorpusDocument> {
  if (line.trim() === '') return;
  try {
    yield v.parse(Document, JSON.parse(line));
  } catch (cause) {
    throw new Error(`${path}:${number}: not a JSON object with title and text`, { cause });
  }
}
