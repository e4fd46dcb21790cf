/**
 * Maps a pair of a number and a character to a number: n-grams as (number of the gram without its last character, last
 * character). Open addressing over typed arrays: tens of millions of entries, where a Map of strings would need ten
 * times the room. 0 means absent.
 */
export class GramTable {
  private firsts: Uint32Array;
  private lasts: Uint16Array;
  private values: Uint32Array;
  private mask: number;
  private size = 0;

  constructor(capacityBits: number) {
    const capacity = 2 ** capacityBits;
    this.firsts = new Uint32Array(capacity);
    this.lasts = new Uint16Array(capacity);
    this.values = new Uint32Array(capacity);
    this.mask = capacity - 1;
  }

  get(first: number, last: number): number {
    return this.values[this.slotOf(first, last)] ?? 0;
  }

  /** Adds one to the pair's number. */
  add(first: number, last: number): void {
    const slot = this.slotOf(first, last);
    const value = this.values[slot] ?? 0;
    if (value === 0) this.occupy(slot, first, last, 1);
    else this.values[slot] = value + 1;
  }

  /** Sets the pair's number; `value` must not be 0. */
  set(first: number, last: number, value: number): void {
    const slot = this.slotOf(first, last);
    if (this.values[slot] === 0) this.occupy(slot, first, last, value);
    else this.values[slot] = value;
  }

  forEach(visit: (first: number, last: number, value: number) => void): void {
    for (let slot = 0; slot <= this.mask; slot++) {
      const value = this.values[slot] ?? 0;
      if (value !== 0) visit(this.firsts[slot] ?? 0, this.lasts[slot] ?? 0, value);
    }
  }

  private slotOf(first: number, last: number): number {
    let slot = Math.imul(Math.imul(first, 0x9e3779b1) ^ Math.imul(last + 1, 0x85ebca77), 0xc2b2ae3d);
    slot = (slot ^ (slot >>> 15)) & this.mask;
    while (this.values[slot] !== 0 && (this.firsts[slot] !== first || this.lasts[slot] !== last)) {
      slot = (slot + 1) & this.mask;
    }
    return slot;
  }

  private occupy(slot: number, first: number, last: number, value: number): void {
    this.firsts[slot] = first;
    this.lasts[slot] = last;
    this.values[slot] = value;
    this.size++;
    if (this.size > 0.7 * (this.mask + 1)) this.grow();
  }

  private grow(): void {
    const { firsts, lasts, values } = this;
    const capacity = 2 * values.length;
    this.firsts = new Uint32Array(capacity);
    this.lasts = new Uint16Array(capacity);
    this.values = new Uint32Array(capacity);
    this.mask = capacity - 1;
    for (let old = 0; old < values.length; old++) {
      const value = values[old] ?? 0;
      if (value === 0) continue;
      const first = firsts[old] ?? 0;
      const last = lasts[old] ?? 0;
      const slot = this.slotOf(first, last);
      this.firsts[slot] = first;
      this.lasts[slot] = last;
      this.values[slot] = value;
    }
  }
}
