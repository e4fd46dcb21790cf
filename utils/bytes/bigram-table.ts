import { growTo } from './grow-to.ts';
import { slotOf } from './slot-of.ts';

/** Numbers the distinct 32-bit keys in the order they come: an open-addressing hash table of typed arrays. */
export class BigramTable {
  #mask = (1 << 16) - 1;
  /** Number + 1 of the key in a slot; 0 for a free slot. */
  #slots = new Uint32Array(1 << 16);
  // One more than half the slots: the table grows right after the key that fills the half.
  #keys = new Uint32Array((1 << 15) + 1);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  numberOf(key: number): number {
    const slot = this.#slotFor(key);
    const entry = this.#slots[slot] as number;
    if (entry !== 0) return entry - 1;
    const number = this.#size++;
    this.#keys[number] = key;
    this.#slots[slot] = number + 1;
    if (this.#size * 2 > this.#slots.length) this.#grow();
    return number;
  }

  /** Number of a key, or -1 when it has none. */
  find(key: number): number {
    return (this.#slots[this.#slotFor(key)] as number) - 1;
  }

  /** The slot that holds a key, or in which it would be put. */
  #slotFor(key: number): number {
    for (let slot = slotOf(key, this.#mask); ; slot = (slot + 1) & this.#mask) {
      const entry = this.#slots[slot] as number;
      if (entry === 0 || this.#keys[entry - 1] === key) return slot;
    }
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#size; number++) {
      let slot = slotOf(this.#keys[number] as number, mask);
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
    this.#mask = mask;
    this.#keys = growTo(this.#keys, slots.length / 2 + 1);
  }
}
