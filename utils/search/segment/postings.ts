import type { ByteWriter } from './byte-writer.ts';
import { BUCKET_SPAN, SegmentError } from './segment-format.ts';

/**
 * One posting list: the posts that hold a term, with the term's weighted frequency in each.
 * Most frequencies are 1, so a list is two groups: posts with frequency 1, which need no payload and share one
 * contribution, then posts with more, with one byte each. Each group is written in the shorter of two ways:
 *   sparse  two bytes per post;
 *   dense   posts fall into buckets of 255; first every bucket's count (one byte), then one byte per post.
 * Both decode without a chain of additions, which is what makes whole-page queries fast.
 *
 *   varint(count of group 1) varint(count of group 2) group 1, group 2, frequencies of group 2
 */

/** A list as it is being written or has been read: post numbers ascending within each group. */
export interface PostingGroups {
  ones: Uint16Array;
  oneCount: number;
  more: Uint16Array;
  frequencies: Uint8Array;
  moreCount: number;
}

/** Where the parts of one list lie; filled by readHeader. One object is reused, so that nothing is allocated. */
export interface ListHeader {
  oneCount: number;
  moreCount: number;
  onesAt: number;
  moreAt: number;
  frequenciesAt: number;
}

export function createListHeader(): ListHeader {
  return { oneCount: 0, moreCount: 0, onesAt: 0, moreAt: 0, frequenciesAt: 0 };
}

export function createPostingGroups(capacity: number): PostingGroups {
  return {
    ones: new Uint16Array(capacity),
    oneCount: 0,
    more: new Uint16Array(capacity),
    frequencies: new Uint8Array(capacity),
    moreCount: 0,
  };
}

/** Number of buckets of a segment's dense lists. */
export function bucketCountOf(postCount: number): number {
  return Math.ceil(postCount / BUCKET_SPAN);
}

export function writeList(writer: ByteWriter, groups: PostingGroups, bucketCount: number): void {
  writer.writeVarint(groups.oneCount);
  writer.writeVarint(groups.moreCount);
  writeGroup(writer, groups.ones, groups.oneCount, bucketCount);
  writeGroup(writer, groups.more, groups.moreCount, bucketCount);
  writer.writeBytes(groups.frequencies.subarray(0, groups.moreCount));
}

function isDense(count: number, bucketCount: number): boolean {
  return count > bucketCount;
}

function groupBytes(count: number, bucketCount: number): number {
  return isDense(count, bucketCount) ? bucketCount + count : count * 2;
}

function writeGroup(writer: ByteWriter, posts: Uint16Array, count: number, bucketCount: number): void {
  const bytes = writer.reserve(groupBytes(count, bucketCount));
  let at = writer.length;
  if (!isDense(count, bucketCount)) {
    for (let i = 0; i < count; i++) {
      const post = posts[i] as number;
      bytes[at++] = post & 255;
      bytes[at++] = post >> 8;
    }
  } else {
    const counts = at;
    bytes.fill(0, counts, counts + bucketCount);
    at += bucketCount;
    for (let i = 0; i < count; i++) {
      const post = posts[i] as number;
      const bucket = (post / BUCKET_SPAN) | 0;
      (bytes[counts + bucket] as number)++;
      bytes[at++] = post - bucket * BUCKET_SPAN;
    }
  }
  writer.length = at;
}

/** Reads where a list's parts lie. Throws SegmentError when the counts cannot be true: the bytes are damaged. */
export function readHeader(bytes: Uint8Array, offset: number, postCount: number, header: ListHeader): void {
  let at = offset;
  const counts = [0, 0];
  for (let n = 0; n < 2; n++) {
    let value = 0;
    for (let shift = 0; shift < 21; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    counts[n] = value;
  }
  const [oneCount = 0, moreCount = 0] = counts;
  const bucketCount = bucketCountOf(postCount);
  header.oneCount = oneCount;
  header.moreCount = moreCount;
  header.onesAt = at;
  header.moreAt = at + groupBytes(oneCount, bucketCount);
  header.frequenciesAt = header.moreAt + groupBytes(moreCount, bucketCount);
  if (oneCount + moreCount > postCount || header.frequenciesAt + moreCount > bytes.length) {
    throw new SegmentError('A posting list is longer than its segment. Rebuild the segment from its posts.');
  }
}

/**
 * Adds one term's contributions to the sums: `unit` for frequency 1, unit * payload[frequency] otherwise, rounded.
 * Sums are integers, so the order of terms and the cut into segments cannot change a score.
 */
export function accumulateList(
  bytes: Uint8Array,
  header: ListHeader,
  bucketCount: number,
  scaledWeight: number,
  payload: Float64Array,
  sums: Int32Array,
): void {
  addOnes(
    bytes,
    header.onesAt,
    header.oneCount,
    bucketCount,
    roundContribution(scaledWeight, payload[1] as number),
    sums,
  );
  addMore(bytes, header, bucketCount, scaledWeight, payload, sums);
}

/** One contribution as the integer that is summed. Everybody who explains a score rounds in this place. */
export function roundContribution(scaledWeight: number, payload: number): number {
  return (scaledWeight * payload + 0.5) | 0;
}

function addOnes(
  bytes: Uint8Array,
  start: number,
  count: number,
  bucketCount: number,
  contribution: number,
  sums: Int32Array,
): void {
  if (!isDense(count, bucketCount)) {
    const end = start + count * 2;
    for (let at = start; at < end; at += 2) {
      (sums[(bytes[at] as number) | ((bytes[at + 1] as number) << 8)] as number) += contribution;
    }
    return;
  }
  let at = start + bucketCount;
  let base = 0;
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    const end = at + (bytes[start + bucket] as number);
    for (; at < end; at++) (sums[base + (bytes[at] as number)] as number) += contribution;
    base += BUCKET_SPAN;
  }
}

function addMore(
  bytes: Uint8Array,
  header: ListHeader,
  bucketCount: number,
  scaledWeight: number,
  payload: Float64Array,
  sums: Int32Array,
): void {
  const { moreAt, moreCount } = header;
  let code = header.frequenciesAt;
  if (!isDense(moreCount, bucketCount)) {
    const end = moreAt + moreCount * 2;
    for (let at = moreAt; at < end; at += 2) {
      const post = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
      (sums[post] as number) += (scaledWeight * (payload[bytes[code++] as number] as number) + 0.5) | 0;
    }
    return;
  }
  let at = moreAt + bucketCount;
  let base = 0;
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    const end = at + (bytes[moreAt + bucket] as number);
    for (; at < end; at++) {
      (sums[base + (bytes[at] as number)] as number) +=
        (scaledWeight * (payload[bytes[code++] as number] as number) + 0.5) | 0;
    }
    base += BUCKET_SPAN;
  }
}

/** Reads a whole list into `groups`, whose arrays must hold the segment's posts. */
export function readList(bytes: Uint8Array, header: ListHeader, bucketCount: number, groups: PostingGroups): void {
  groups.oneCount = header.oneCount;
  groups.moreCount = header.moreCount;
  readGroup(bytes, header.onesAt, header.oneCount, bucketCount, groups.ones);
  readGroup(bytes, header.moreAt, header.moreCount, bucketCount, groups.more);
  for (let i = 0; i < header.moreCount; i++) groups.frequencies[i] = bytes[header.frequenciesAt + i] as number;
}

function readGroup(bytes: Uint8Array, start: number, count: number, bucketCount: number, posts: Uint16Array): void {
  if (!isDense(count, bucketCount)) {
    for (let i = 0, at = start; i < count; i++, at += 2) {
      posts[i] = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
    }
    return;
  }
  let i = 0;
  let at = start + bucketCount;
  let base = 0;
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    const end = Math.min(at + (bytes[start + bucket] as number), start + bucketCount + count);
    for (; at < end; at++) posts[i++] = base + (bytes[at] as number);
    base += BUCKET_SPAN;
  }
}

/**
 * Looks up the term's frequency in each of `posts` (ascending, local numbers) and writes it to
 * frequencies[i * stride + column]; leaves 0 where a post does not hold the term.
 */
export function lookUpFrequencies(
  bytes: Uint8Array,
  header: ListHeader,
  bucketCount: number,
  posts: ArrayLike<number>,
  write: (index: number, frequency: number) => void,
): void {
  findInGroup(bytes, header.onesAt, header.oneCount, bucketCount, posts, (index) => write(index, 1));
  findInGroup(bytes, header.moreAt, header.moreCount, bucketCount, posts, (index, place) =>
    write(index, bytes[header.frequenciesAt + place] as number),
  );
}

/** Reports, for each of the ascending `posts` that the group holds, its index and its place in the group. */
function findInGroup(
  bytes: Uint8Array,
  start: number,
  count: number,
  bucketCount: number,
  posts: ArrayLike<number>,
  found: (index: number, place: number) => void,
): void {
  if (count === 0) return;
  if (!isDense(count, bucketCount)) {
    let low = 0;
    for (let index = 0; index < posts.length; index++) {
      const wanted = posts[index] as number;
      let high = count;
      while (low < high) {
        const middle = (low + high) >> 1;
        const at = start + middle * 2;
        if (((bytes[at] as number) | ((bytes[at + 1] as number) << 8)) < wanted) low = middle + 1;
        else high = middle;
      }
      if (low === count) return;
      const at = start + low * 2;
      if (((bytes[at] as number) | ((bytes[at + 1] as number) << 8)) === wanted) found(index, low);
    }
    return;
  }
  const first = start + bucketCount;
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
