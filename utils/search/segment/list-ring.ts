import { damagedList } from './list-header.ts';
import type { SegmentFile } from './segment-file.ts';

/**
 * Bytes of lists that are kept, those of five pages over 300,000 posts. Higher: more memory, fewer reads of 1-2 µs; with twice as
 * many a page reads 1,400 lists of 1.9 MB where it reads 1,700 of 3 MB. 4-64 MB.
 */
const RING_BYTES = 16 * 1_048_576;

/** Bytes read at once, by the length of the list: each view on the memory is made once, for making one costs more than reading. */
const READ_BYTES = [512, 2_048, 8_192, 32_768, 131_072];

/** The longest list has 99 kB (POINTER_BLOCK). */
const LONGEST_LIST = 131_072;

/** What is read behind a list, 32 bits at once. */
const SLACK_BYTES = 8;

/**
 * The lists that were read last, in one piece of memory that is written round and round: a cache without bookkeeping. Positions
 * only grow; what was written a whole round ago is overwritten.
 */
export class ListRing {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly #capacity: number;
  readonly #scratchStart: number;
  readonly #scratches: readonly Uint8Array[];
  /** Position at which the present round began. Position 0 is never held. */
  #roundStart: number;
  #head: number;

  constructor(capacity = RING_BYTES) {
    this.#capacity = capacity;
    this.#scratchStart = capacity + SLACK_BYTES;
    this.bytes = new Uint8Array(this.#scratchStart + LONGEST_LIST);
    this.view = new DataView(this.bytes.buffer, 0, this.#scratchStart);
    this.#scratches = READ_BYTES.map((length) => new Uint8Array(this.bytes.buffer, this.#scratchStart, length));
    this.#roundStart = 2 * capacity;
    this.#head = this.#roundStart;
  }

  /** Whether what was read to this position is still there. */
  holds(position: number): boolean {
    return position + this.#capacity >= this.#head;
  }

  /** Index in `bytes` of a position that is held. */
  indexOf(position: number): number {
    const index = position - this.#roundStart;
    return index >= 0 ? index : index + this.#capacity;
  }

  /** Reads a list over the oldest ones and gives its position. Throws SegmentError when there can be none of that length. */
  read(file: SegmentFile, at: number, length: number): number {
    const scratch = this.#scratches.find((view) => view.length >= length);
    if (length <= 0 || length > this.#capacity || !scratch) throw damagedList();
    if (file.read(scratch, at) < length) throw damagedList();
    if (this.#head + length > this.#roundStart + this.#capacity) {
      this.#roundStart += this.#capacity;
      this.#head = this.#roundStart;
    }
    const position = this.#head;
    this.#head += length;
    this.bytes.copyWithin(this.indexOf(position), this.#scratchStart, this.#scratchStart + length);
    return position;
  }
}

let shared: ListRing | null = null;

/** One for all segments of this thread, made when the first of them reads its lists from a file. */
export function sharedListRing(): ListRing {
  shared ??= new ListRing();
  return shared;
}
