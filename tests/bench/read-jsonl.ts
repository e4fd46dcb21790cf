import { readFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';
import * as v from 'valibot';

/**
 * Reads a file of one JSON value to a line, plain or `.zst`, each checked against a schema.
 * Divides at "\n" bytes alone: texts may hold U+2028, which line readers take for a line end.
 */
export function* readJsonl<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
): Generator<v.InferOutput<Schema>> {
  const file = readFileSync(path);
  const bytes = path.endsWith('.zst') ? zstdDecompressSync(file) : file;
  let number = 0;
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(10, start);
    const end = found === -1 ? bytes.length : found;
    const line = bytes.toString('utf8', start, end);
    number++;
    start = end + 1;
    if (line.trim() === '') continue;
    const result = v.safeParse(schema, JSON.parse(line));
    if (!result.success) throw new Error(`${path}:${number}: ${result.issues[0].message}`);
    yield result.output;
  }
}
