import { createReadStream } from 'node:fs';
import { createZstdDecompress } from 'node:zlib';
import * as v from 'valibot';

const Document = v.object({ title: v.optional(v.string(), ''), text: v.optional(v.string(), '') });

/** One text of a corpus. */
export type CorpusDocument = v.InferOutput<typeof Document>;

/**
 * Reads a corpus: one JSON object with `title` and `text` to a line, plain or compressed (.zst).
 * Divides at the byte of "\n" alone: texts may hold U+2028, which line readers take for a line end.
 */
export async function* readCorpus(path: string): AsyncGenerator<CorpusDocument> {
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
