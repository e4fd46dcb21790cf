/** Bytes gathered before a piece is given on: large enough for few writes, small enough to hold. */
const PIECE_LENGTH = 65_536;

/** Joins many short texts into pieces of UTF-8. */
export async function* collectBytes(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let waiting: string[] = [];
  let length = 0;
  for await (const text of texts) {
    waiting.push(text);
    length += text.length;
    if (length < PIECE_LENGTH) continue;
    yield encoder.encode(waiting.join(''));
    waiting = [];
    length = 0;
  }
  if (length > 0) yield encoder.encode(waiting.join(''));
}
