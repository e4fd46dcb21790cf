import * as v from 'valibot';
import { crc32 } from '../../bytes/crc32.ts';

/**
 * What lists, filters and the recognition of doubles need to know of a segment's posts, and the index does not hold.
 * Loaded only when one of them asks; finding related posts never does.
 */
export interface PostTable {
  postCount: number;
  /** Key of the folded title and text, 53 bits (see text-key.ts), by post number: equal means the same text. */
  textKeys: Float64Array;
  /** UTF-8 bytes of title and text. */
  textBytes: Uint32Array;
  /** Post numbers of each tag, ascending. */
  tags: Map<string, Uint32Array>;
  /** How many posts each author wrote, deleted ones too: for suggestions, where a little off does no harm. */
  authors: Map<string, number>;
}

/** 'PZT' and the version of the layout below. A table of another version is rebuilt from the posts. */
const MAGIC = 0x03545a50;
const HEADER_BYTES = 16;
/** The checksum covers everything behind itself. */
const CHECKED_FROM = 8;

const Names = v.object({ tags: v.array(v.string()), authors: v.array(v.tuple([v.string(), v.number()])) });

/** Collects posts in the order of their numbers. */
export interface PostTableBuilder {
  add(post: { tags: readonly string[]; author: string; textKey: number; textBytes: number }): void;
  addAuthor(author: string, count: number): void;
  finish(): Uint8Array;
}

export function createPostTableBuilder(): PostTableBuilder {
  const textKeys: number[] = [];
  const textBytes: number[] = [];
  const tags = new Map<string, number[]>();
  const authors = new Map<string, number>();
  const addAuthor = (author: string, count: number) => void authors.set(author, (authors.get(author) ?? 0) + count);
  return {
    addAuthor,
    add({ tags: postTags, author, textKey, textBytes: bytes }) {
      const number = textKeys.length;
      textKeys.push(textKey);
      textBytes.push(bytes);
      if (author !== '') addAuthor(author, 1);
      for (const tag of new Set(postTags)) {
        const numbers = tags.get(tag);
        if (numbers) numbers.push(number);
        else tags.set(tag, [number]);
      }
    },
    finish: () => encode(textKeys, textBytes, tags, authors),
  };
}

/**
 * Layout, little endian: magic u32, CRC32 of all that follows u32, post count u32, byte length of the names u32, text
 * keys f64 x posts, text bytes u32 x posts, the names as JSON (tags, and authors with their counts) padded to 4 bytes with
 * spaces, then for each tag its count u32 and its post numbers u32.
 */
function encode(
  textKeys: number[],
  textBytes: number[],
  tags: ReadonlyMap<string, number[]>,
  authors: ReadonlyMap<string, number>,
): Uint8Array {
  const count = textKeys.length;
  const names = new TextEncoder().encode(JSON.stringify({ tags: [...tags.keys()], authors: [...authors] }));
  const nameBytes = (names.length + 3) & ~3;
  let numberCount = 0;
  for (const numbers of tags.values()) numberCount += 1 + numbers.length;
  const bytes = new Uint8Array(HEADER_BYTES + count * 12 + nameBytes + numberCount * 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(8, count, true);
  view.setUint32(12, nameBytes, true);
  new Float64Array(bytes.buffer, HEADER_BYTES, count).set(textKeys);
  new Uint32Array(bytes.buffer, HEADER_BYTES + count * 8, count).set(textBytes);
  const namesAt = HEADER_BYTES + count * 12;
  bytes.fill(0x20, namesAt, namesAt + nameBytes);
  bytes.set(names, namesAt);
  const numbersOut = new Uint32Array(bytes.buffer, namesAt + nameBytes, numberCount);
  let at = 0;
  for (const numbers of tags.values()) {
    numbersOut[at++] = numbers.length;
    numbersOut.set(numbers, at);
    at += numbers.length;
  }
  view.setUint32(4, crc32(bytes, CHECKED_FROM), true);
  return bytes;
}

/** Null when the bytes are not a whole table of this version: the caller rebuilds it from the posts. */
export function openPostTable(bytes: Uint8Array): PostTable | null {
  if (bytes.length < HEADER_BYTES || bytes.byteOffset % 8 !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) return null;
  if (view.getUint32(4, true) !== crc32(bytes, CHECKED_FROM)) return null;
  const count = view.getUint32(8, true);
  const nameBytes = view.getUint32(12, true);
  const start = bytes.byteOffset + HEADER_BYTES;
  const namesAt = HEADER_BYTES + count * 12;
  const names = v.parse(Names, JSON.parse(new TextDecoder().decode(bytes.subarray(namesAt, namesAt + nameBytes))));
  const numbersAt = namesAt + nameBytes;
  const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset + numbersAt, (bytes.length - numbersAt) / 4);
  const tags = new Map<string, Uint32Array>();
  let at = 0;
  for (const name of names.tags) {
    const length = numbers[at++] ?? 0;
    tags.set(name, numbers.subarray(at, at + length));
    at += length;
  }
  return {
    postCount: count,
    textKeys: new Float64Array(bytes.buffer, start, count),
    textBytes: new Uint32Array(bytes.buffer, start + count * 8, count),
    tags,
    authors: new Map(names.authors),
  };
}

/** The tables of segments that are merged: one after another, without the deleted posts (1 by post number). */
export function mergePostTables(tables: readonly PostTable[], deleted: readonly (Uint8Array | null)[]): Uint8Array {
  const builder = createPostTableBuilder();
  for (const [i, table] of tables.entries()) {
    const tagsOf = new Map<number, string[]>();
    for (const [tag, numbers] of table.tags) {
      for (const number of numbers) {
        const tags = tagsOf.get(number);
        if (tags) tags.push(tag);
        else tagsOf.set(number, [tag]);
      }
    }
    for (let number = 0; number < table.postCount; number++) {
      if (deleted[i]?.[number] === 1) continue;
      builder.add({
        tags: tagsOf.get(number) ?? [],
        author: '',
        textKey: table.textKeys[number] ?? 0,
        textBytes: table.textBytes[number] ?? 0,
      });
    }
    for (const [author, count] of table.authors) builder.addAuthor(author, count);
  }
  return builder.finish();
}
