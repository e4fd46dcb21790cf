// Long because writer and readers of one byte layout stand side by side, and each kind of list has a loop of its own: these
// loops are where retrieval spends its time.
import { BitWriter, PEEKED_BITS, peekBits } from '../../bytes/bits.ts';
import type { ByteWriter } from '../../bytes/byte-writer.ts';
import { damagedList, type ListHeader } from './list-header.ts';
import { lookUpSparse, MAX_QUOTIENT, peekInView } from './look-up-sparse.ts';
import { BUCKET_SPAN, DENSE_SHARE } from './segment-format.ts';

/**
 * One posting list: the posts that hold a term, with the level of the term's weighted frequency in each.
 *
 * A sparse list is bits: for every post the gap to the one before (Rice code), then its level (unary). Small, and
 * short enough that decoding it does not matter.
 *   varint(count) bits
 * A dense list holds the posts with level 0 apart from the others, as level 0 needs no payload. Each group is buckets
 * of 255 posts: every bucket's count (one byte), then one byte per post. No addition waits for the one before, which
 * is what makes whole-page queries fast: the dense lists hold nine tenths of what a page's terms touch.
 *   varint(count) varint(count of level 0) group of level 0, group of the others, their levels less 1 as nibbles
 * Which of the two a list is follows from its count and the segment's.
 */

/** A list as it is written or has been read: post numbers ascending within each group. */
export interface PostingGroups {
  ones: Uint16Array;
  oneCount: number;
  more: Uint16Array;
  /** Level of each post of `more`, 1 or higher. */
  levels: Uint8Array;
  moreCount: number;
}

/** What a whole segment's lists have in common. */
export interface ListShape {
  postCount: number;
  /** Buckets of a dense group. */
  bucketCount: number;
}

export function createPostingGroups(capacity: number): PostingGroups {
  return {
    ones: new Uint16Array(capacity),
    oneCount: 0,
    more: new Uint16Array(capacity),
    levels: new Uint8Array(capacity),
    moreCount: 0,
  };
}

export function createListShape(postCount: number): ListShape {
  return { postCount, bucketCount: Math.ceil(postCount / BUCKET_SPAN) };
}

function isDense(count: number, shape: ListShape): boolean {
  return count * DENSE_SHARE >= shape.postCount;
}

/** The Rice parameter that suits gaps of a list of `count` posts: log2(ln 2 x mean gap), rounded down. */
function riceBitsOf(count: number, shape: ListShape): number {
  const scaled = Math.floor((shape.postCount * 0.69) / count);
  return scaled < 1 ? 0 : 31 - Math.clz32(scaled);
}

export function writeList(writer: ByteWriter, groups: PostingGroups, shape: ListShape): void {
  const count = groups.oneCount + groups.moreCount;
  writer.writeVarint(count);
  if (isDense(count, shape)) {
    writer.writeVarint(groups.oneCount);
    writeDenseGroup(writer, groups.ones, groups.oneCount, shape);
    writeDenseGroup(writer, groups.more, groups.moreCount, shape);
    const bytes = writer.reserve(groups.moreCount + 1);
    for (let i = 0; i < groups.moreCount; i += 2) {
      const low = (groups.levels[i] as number) - 1;
      const high = i + 1 < groups.moreCount ? (groups.levels[i + 1] as number) - 1 : 0;
      bytes[writer.length++] = low | (high << 4);
    }
    return;
  }
  const bits = new BitWriter(writer);
  const riceBits = riceBitsOf(count, shape);
  let previous = -1;
  let one = 0;
  let more = 0;
  while (one < groups.oneCount || more < groups.moreCount) {
    const nextOne = one < groups.oneCount ? (groups.ones[one] as number) : 65536;
    const nextMore = more < groups.moreCount ? (groups.more[more] as number) : 65536;
    const post = Math.min(nextOne, nextMore);
    const gap = post - previous - 1;
    if (gap >>> riceBits < MAX_QUOTIENT) {
      bits.writeUnary(gap >>> riceBits);
      bits.write(gap, riceBits);
    } else {
      bits.write(0xffff, 16);
      bits.write(0xffff, MAX_QUOTIENT - 16);
      bits.write(gap, 16);
    }
    if (nextOne < nextMore) {
      bits.writeUnary(0);
      one++;
    } else bits.writeUnary(groups.levels[more++] as number);
    previous = post;
  }
  bits.finish();
}

function writeDenseGroup(writer: ByteWriter, posts: Uint16Array, count: number, shape: ListShape): void {
  const bytes = writer.reserve(shape.bucketCount + count);
  const counts = writer.length;
  let at = counts + shape.bucketCount;
  bytes.fill(0, counts, at);
  for (let i = 0; i < count; i++) {
    const post = posts[i] as number;
    const bucket = (post / BUCKET_SPAN) | 0;
    (bytes[counts + bucket] as number)++;
    bytes[at++] = post - bucket * BUCKET_SPAN;
  }
  writer.length = at;
}

/** Reads where a list's parts lie. Throws SegmentError when the counts cannot be true: the bytes are damaged. */
export function readHeader(bytes: Uint8Array, offset: number, shape: ListShape, header: ListHeader): void {
  let at = offset;
  let count = bytes[at++] ?? 0;
  if (count >= 128) {
    count = (count & 127) | ((bytes[at] as number) << 7);
    if ((bytes[at++] as number) >= 128) count = (count & 0x3fff) | ((bytes[at++] as number) << 14);
  }
  header.count = count;
  header.isDense = isDense(count, shape);
  if (!header.isDense) {
    header.at = at;
    header.riceBits = riceBitsOf(count, shape);
    if (at > bytes.length) throw damagedList();
    return;
  }
  let oneCount = bytes[at++] ?? 0;
  if (oneCount >= 128) {
    oneCount = (oneCount & 127) | ((bytes[at] as number) << 7);
    if ((bytes[at++] as number) >= 128) oneCount = (oneCount & 0x3fff) | ((bytes[at++] as number) << 14);
  }
  const moreCount = count - oneCount;
  header.oneCount = oneCount;
  header.at = at;
  header.moreAt = at + shape.bucketCount + oneCount;
  header.levelsAt = header.moreAt + shape.bucketCount + moreCount;
  if (count > shape.postCount || moreCount < 0 || header.levelsAt + (moreCount >> 1) > bytes.length)
    throw damagedList();
}

/**
 * Adds one term's contributions (by level) to the sums of the posts that hold it. Sums are integers, so neither the
 * order of terms nor the cut into segments can change a score.
 */
export function accumulateList(
  bytes: Uint8Array,
  view: DataView,
  header: ListHeader,
  shape: ListShape,
  contributions: Int32Array,
  sums: Int32Array,
): void {
  if (!header.isDense) {
    accumulateSparse(view, header, contributions, sums);
    return;
  }
  addOnes(bytes, header.at, shape.bucketCount, contributions[0] as number, sums);
  addMore(bytes, header, shape.bucketCount, contributions, sums);
}

function addOnes(bytes: Uint8Array, start: number, bucketCount: number, contribution: number, sums: Int32Array): void {
  let at = start + bucketCount;
  let base = 0;
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    const end = at + (bytes[start + bucket] as number);
    for (; at + 4 <= end; at += 4) {
      (sums[base + (bytes[at] as number)] as number) += contribution;
      (sums[base + (bytes[at + 1] as number)] as number) += contribution;
      (sums[base + (bytes[at + 2] as number)] as number) += contribution;
      (sums[base + (bytes[at + 3] as number)] as number) += contribution;
    }
    for (; at < end; at++) (sums[base + (bytes[at] as number)] as number) += contribution;
    base += BUCKET_SPAN;
  }
}

function addMore(
  bytes: Uint8Array,
  header: ListHeader,
  bucketCount: number,
  contributions: Int32Array,
  sums: Int32Array,
): void {
  const { moreAt } = header;
  let at = moreAt + bucketCount;
  let base = 0;
  let levelsAt = header.levelsAt;
  let isHigh = false;
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    const end = at + (bytes[moreAt + bucket] as number);
    if (isHigh && at < end) {
      const level = ((bytes[levelsAt++] as number) >> 4) + 1;
      (sums[base + (bytes[at++] as number)] as number) += contributions[level] as number;
      isHigh = false;
    }
    // Two posts share one byte of levels.
    for (; at + 2 <= end; at += 2) {
      const levels = bytes[levelsAt++] as number;
      (sums[base + (bytes[at] as number)] as number) += contributions[(levels & 15) + 1] as number;
      (sums[base + (bytes[at + 1] as number)] as number) += contributions[(levels >> 4) + 1] as number;
    }
    if (at < end) {
      const level = ((bytes[levelsAt] as number) & 15) + 1;
      (sums[base + (bytes[at++] as number)] as number) += contributions[level] as number;
      isHigh = true;
    }
    base += BUCKET_SPAN;
  }
}

/** The view reaches beyond the lists, to the end of the segment: 32 bits are read at once, a fifth faster than byte by byte. */
function accumulateSparse(view: DataView, header: ListHeader, contributions: Int32Array, sums: Int32Array): void {
  const { count, riceBits } = header;
  const unusedBits = 31 - riceBits;
  const lastBit = (view.byteLength - 8) * 8; // the widest posting takes less than the 32 bits behind it
  let bit = header.at * 8;
  let post = -1;
  for (let i = 0; i < count; i++) {
    if (bit > lastBit) throw damagedList();
    const window = view.getInt32(bit >>> 3) << (bit & 7);
    const quotient = Math.clz32(~window);
    const rest = window << (quotient + 1);
    const level = Math.clz32(~(rest << riceBits));
    const used = quotient + riceBits + level + 2;
    if (used <= PEEKED_BITS && quotient < MAX_QUOTIENT) {
      // Nearly always all three parts are in one look. Shifted twice, since a shift by 32 is none.
      post += 1 + ((quotient << riceBits) | ((rest >>> 1) >>> unusedBits));
      bit += used;
      (sums[post] as number) += contributions[level] as number;
      continue;
    }
    if (quotient < MAX_QUOTIENT) {
      bit += quotient + 1;
      post += 1 + ((quotient << riceBits) | ((peekInView(view, bit) >>> 1) >>> unusedBits));
      bit += riceBits;
    } else {
      post += 1 + (peekInView(view, bit + MAX_QUOTIENT) >>> 16);
      bit += MAX_QUOTIENT + 16;
    }
    if (bit > lastBit) throw damagedList();
    const laterLevel = Math.clz32(~peekInView(view, bit));
    bit += laterLevel + 1;
    (sums[post] as number) += contributions[laterLevel] as number;
  }
}

/** Calls `visit` for the posts of a sparse list in order. */
function walkSparse(bytes: Uint8Array, header: ListHeader, visit: (post: number, level: number) => void): void {
  const { count, riceBits } = header;
  let bit = header.at * 8;
  let post = -1;
  for (let i = 0; i < count; i++) {
    const quotient = Math.clz32(~peekBits(bytes, bit));
    if (quotient < MAX_QUOTIENT) {
      bit += quotient + 1;
      post += 1 + ((quotient << riceBits) | ((peekBits(bytes, bit) >>> 1) >>> (31 - riceBits)));
      bit += riceBits;
    } else {
      post += 1 + (peekBits(bytes, bit + MAX_QUOTIENT) >>> 16);
      bit += MAX_QUOTIENT + 16;
    }
    const level = Math.clz32(~peekBits(bytes, bit));
    bit += level + 1;
    visit(post, level);
  }
}

/** Reads a whole list into `groups`, whose arrays must hold the segment's posts. */
export function readList(bytes: Uint8Array, header: ListHeader, shape: ListShape, groups: PostingGroups): void {
  if (!header.isDense) {
    let ones = 0;
    let more = 0;
    walkSparse(bytes, header, (post, level) => {
      if (level === 0) groups.ones[ones++] = post;
      else {
        groups.levels[more] = level;
        groups.more[more++] = post;
      }
    });
    groups.oneCount = ones;
    groups.moreCount = more;
    return;
  }
  groups.oneCount = header.oneCount;
  groups.moreCount = header.count - header.oneCount;
  readDenseGroup(bytes, header.at, header.oneCount, shape, groups.ones);
  readDenseGroup(bytes, header.moreAt, groups.moreCount, shape, groups.more);
  for (let i = 0; i < groups.moreCount; i++) groups.levels[i] = levelAt(bytes, header, i);
}

function readDenseGroup(bytes: Uint8Array, start: number, count: number, shape: ListShape, posts: Uint16Array): void {
  let i = 0;
  let at = start + shape.bucketCount;
  let base = 0;
  for (let bucket = 0; bucket < shape.bucketCount; bucket++) {
    const end = Math.min(at + (bytes[start + bucket] as number), start + shape.bucketCount + count);
    for (; at < end; at++) posts[i++] = base + (bytes[at] as number);
    base += BUCKET_SPAN;
  }
}

/** Level of the i-th post of a dense list's second group. */
function levelAt(bytes: Uint8Array, header: ListHeader, i: number): number {
  return (((bytes[header.levelsAt + (i >> 1)] as number) >> ((i & 1) << 2)) & 15) + 1;
}

/** Reports the term's level in those of `posts` (ascending local numbers) that hold it, by their index. */
export function lookUpLevels(
  bytes: Uint8Array,
  view: DataView,
  header: ListHeader,
  shape: ListShape,
  posts: ArrayLike<number>,
  found: (index: number, level: number) => void,
): void {
  if (header.isDense) {
    findInGroup(bytes, header.at, header.oneCount, shape, posts, (index) => found(index, 0));
    findInGroup(bytes, header.moreAt, header.count - header.oneCount, shape, posts, (index, place) =>
      found(index, levelAt(bytes, header, place)),
    );
    return;
  }
  lookUpSparse(view, header, posts, found);
}

/** Reports, for each of the ascending `posts` that a dense group holds, its index and its place in the group. */
function findInGroup(
  bytes: Uint8Array,
  start: number,
  count: number,
  shape: ListShape,
  posts: ArrayLike<number>,
  found: (index: number, place: number) => void,
): void {
  const first = start + shape.bucketCount;
  let at = first;
  let bucket = 0;
  for (let index = 0; index < posts.length; index++) {
    const wanted = posts[index] as number;
    const wantedBucket = (wanted / BUCKET_SPAN) | 0;
    for (; bucket < wantedBucket; bucket++) at += bytes[start + bucket] as number;
    const wantedByte = wanted - wantedBucket * BUCKET_SPAN;
    let low = at;
    let high = Math.min(at + (bytes[start + bucket] as number), first + count);
    const end = high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((bytes[middle] as number) < wantedByte) low = middle + 1;
      else high = middle;
    }
    if (low < end && bytes[low] === wantedByte) found(index, low - first);
  }
}
