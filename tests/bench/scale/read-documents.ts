import { createReadStream } from 'node:fs';
import { createZstdDecompress } from 'node:zlib';
import * as v from 'valibot';

const Document = v.object({
  id: v.string(),
  title: v.string(),
  text: v.string(),
  url: v.optional(v.string(), ''),
  date: v.optional(v.nullable(v.string()), ''),
  tags: v.optional(v.array(v.string()), []),
});

export type BenchDocument = v.InferOutput<typeof Document>;

/** Reads documents from JSON lines, plain or .zst, file after file. */
export async function* readDocuments(files: readonly string[]): AsyncGenerator<BenchDocument> {
  for (const file of files) {
    const raw = createReadStream(file);
    const stream = file.endsWith('.zst') ? raw.pipe(createZstdDecompress()) : raw;
    for await (const line of splitLines(stream)) yield v.parse(Document, JSON.parse(line));
  }
}

/** Lines end at "\n" alone: node:readline would also cut at U+2028 inside a text. */
async function* splitLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield line;
  }
  if (rest.trim() !== '') yield rest;
}
