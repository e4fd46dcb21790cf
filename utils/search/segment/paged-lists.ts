import type { ListRing } from './list-ring.ts';
import type { PostingLists } from './posting-lists.ts';
import type { SegmentFile } from './segment-file.ts';

/** Lists of one segment that are found again, a power of 2: as many as the ring holds of the largest, 12 bytes each. 2^12..2^16. */
const SLOTS = 2 ** 14;

/** Where the posting lists lie in a file. */
export interface ListSection {
  /** Within the file. */
  start: number;
  /** Offset within the section at which the list of the term at a place ends. */
  endOf(place: number): number;
}

/** Posting lists in a file, each read when it is asked for, into a ring that holds the last ones. */
export class PagedLists implements PostingLists {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly #file: SegmentFile;
  readonly #section: ListSection;
  readonly #ring: ListRing;
  /** Term whose list a slot tells of, and the list's position in the ring. Two terms of one slot push each other out. */
  readonly #places = new Int32Array(SLOTS);
  readonly #positions = new Float64Array(SLOTS);

  constructor(file: SegmentFile, section: ListSection, ring: ListRing) {
    this.#file = file;
    this.#section = section;
    this.#ring = ring;
    this.bytes = ring.bytes;
    this.view = ring.view;
  }

  locate(place: number, offset: number): number {
    const slot = place & (SLOTS - 1);
    const position = this.#positions[slot] as number;
    if (this.#places[slot] === place && this.#ring.holds(position)) return this.#ring.indexOf(position);
    return this.#read(place, offset, slot);
  }

  #read(place: number, offset: number, slot: number): number {
    const { start, endOf } = this.#section;
    const position = this.#ring.read(this.#file, start + offset, endOf(place) - offset);
    this.#places[slot] = place;
    this.#positions[slot] = position;
    return this.#ring.indexOf(position);
  }
}
