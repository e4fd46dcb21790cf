import { crc32 } from '../../bytes/crc32.ts';
import {
  CHECKSUM_OFFSET,
  COUNT,
  COUNT_FIELDS,
  HEADER_BYTES,
  INLINE_POSTING,
  POINTER_BLOCK,
  SECTION_COUNT,
  SEGMENT_MAGIC,
  SEGMENT_VERSION,
  STORED_INLINE,
} from './segment-format.ts';
import { signsOf } from './stored-embedding.ts';
import { encodeWord } from './word-bytes.ts';

/** Everything a segment says, before it is laid out. */
export interface SegmentParts {
  postCount: number;
  lengthSum: number;
  dimensions: number;
  /** Ascending: first code unit << 16 | second code unit. */
  bigramKeys: Uint32Array;
  /** Ascending by UTF-16 code units. */
  words: string[];
  /** For each bigram, then each word: an offset into the postings, or INLINE_POSTING and the posting. */
  pointers: Uint32Array;
  postings: Uint8Array;
  /** In the order of COLUMN. */
  columns: ArrayLike<number>[];
  ids: string[];
  titles: string[];
  vectors: Uint8Array;
  /** Half bytes of all passages, post after post. */
  passages: Uint8Array;
  sources: string[];
}

/** Lays the parts out as bytes (see docs/SEGMENT-FORMAT.md) and seals them with the checksum. */
export function writeSegment(parts: SegmentParts): Uint8Array {
  const { postCount, bigramKeys } = parts;
  const counts = new Uint32Array(COUNT_FIELDS);
  counts[COUNT.posts] = postCount;
  counts[COUNT.bigrams] = bigramKeys.length;
  counts[COUNT.words] = parts.words.length;
  counts[COUNT.dimensions] = parts.dimensions;
  counts[COUNT.lengthSum] = parts.lengthSum;
  counts[COUNT.sources] = parts.sources.length;

  const firstCodeUnits: number[] = [];
  const firstStarts: number[] = [];
  const secondCodeUnits = new Uint16Array(bigramKeys.length);
  for (let place = 0; place < bigramKeys.length; place++) {
    const key = bigramKeys[place] as number;
    if (firstCodeUnits[firstCodeUnits.length - 1] !== key >>> 16) {
      firstCodeUnits.push(key >>> 16);
      firstStarts.push(place);
    }
    secondCodeUnits[place] = key & 0xffff;
  }
  firstStarts.push(bigramKeys.length);

  const [wordStarts, wordBytes] = concatenate(parts.words.map(encodeWord));
  const [idStarts, idBytes] = concatenate(parts.ids.map(encodeWord));
  const titleStarts = new Uint32Array(postCount + 1);
  for (let post = 0; post < postCount; post++) {
    titleStarts[post + 1] = (titleStarts[post] as number) + (parts.titles[post] ?? '').length;
  }
  const titleCodeUnits = new Uint16Array(titleStarts[postCount] ?? 0);
  parts.titles.forEach((title, post) => {
    const start = titleStarts[post] as number;
    for (let i = 0; i < title.length; i++) titleCodeUnits[start + i] = title.charCodeAt(i);
  });
  const columns = new Uint32Array(postCount * parts.columns.length);
  parts.columns.forEach((column, number) => {
    columns.set(column, number * postCount);
  });

  return layOut([
    counts,
    Uint16Array.from(firstCodeUnits),
    Uint32Array.from(firstStarts),
    secondCodeUnits,
    wordStarts,
    wordBytes,
    ...packPointers(parts.pointers),
    parts.postings,
    columns,
    idStarts,
    idBytes,
    titleStarts,
    titleCodeUnits,
    parts.vectors,
    encodeWord(parts.sources.join('\0')),
    listSigns(parts),
    parts.passages,
  ]);
}

/** One number per post: the signs of its vector. */
function listSigns({ postCount, dimensions, vectors }: SegmentParts): Uint32Array {
  const signs = new Uint32Array(dimensions === 0 ? 0 : postCount);
  const signed = new Int8Array(vectors.buffer, vectors.byteOffset, vectors.length);
  if (dimensions > 0)
    for (let post = 0; post < postCount; post++) signs[post] = signsOf(signed, post * dimensions, dimensions);
  return signs;
}

/** Three bytes per pointer, relative to the first list of its block. */
function packPointers(pointers: Uint32Array): [bases: Uint32Array, packed: Uint8Array] {
  const bases = new Uint32Array(Math.ceil(pointers.length / POINTER_BLOCK));
  const packed = new Uint8Array(pointers.length * 3);
  let base = 0;
  let hasBase = false;
  for (let place = 0; place < pointers.length; place++) {
    if (place % POINTER_BLOCK === 0) hasBase = false;
    const pointer = pointers[place] as number;
    let stored = STORED_INLINE | (pointer & (STORED_INLINE - 1));
    if (pointer < INLINE_POSTING) {
      if (!hasBase) {
        base = pointer;
        hasBase = true;
        bases[Math.floor(place / POINTER_BLOCK)] = base;
      }
      stored = pointer - base;
    }
    packed[place * 3] = stored & 255;
    packed[place * 3 + 1] = (stored >> 8) & 255;
    packed[place * 3 + 2] = stored >> 16;
  }
  return [bases, packed];
}

function concatenate(pieces: Uint8Array[]): [starts: Uint32Array, bytes: Uint8Array] {
  const starts = new Uint32Array(pieces.length + 1);
  pieces.forEach((piece, i) => {
    starts[i + 1] = (starts[i] as number) + piece.length;
  });
  const bytes = new Uint8Array(starts[pieces.length] as number);
  pieces.forEach((piece, i) => {
    bytes.set(piece, starts[i]);
  });
  return [starts, bytes];
}

function layOut(sections: (Uint8Array | Uint16Array | Uint32Array)[]): Uint8Array {
  const table = new Uint32Array(SECTION_COUNT * 2);
  let end = HEADER_BYTES + SECTION_COUNT * 8;
  sections.forEach((section, id) => {
    table[id * 2] = end;
    table[id * 2 + 1] = section.byteLength;
    end += (section.byteLength + 3) & ~3;
  });
  const bytes = new Uint8Array(end);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, SEGMENT_MAGIC, true);
  view.setUint32(4, SEGMENT_VERSION, true);
  view.setUint32(12, SECTION_COUNT, true);
  bytes.set(new Uint8Array(table.buffer), HEADER_BYTES);
  sections.forEach((section, id) => {
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), table[id * 2]);
  });
  view.setUint32(CHECKSUM_OFFSET, crc32(bytes, CHECKSUM_OFFSET + 4), true);
  return bytes;
}
