import type { ByteWriter } from './byte-writer.ts';

/** Writes bits, the highest first, at the end of a ByteWriter. Call finish() after the last. */
export class BitWriter {
  readonly #writer: ByteWriter;
  #held = 0;
  #heldBits = 0;

  constructor(writer: ByteWriter) {
    this.#writer = writer;
  }

  /** Writes the low `count` bits of `value`; count 0..16. */
  write(value: number, count: number): void {
    this.#held = (this.#held << count) | (value & ((1 << count) - 1));
    this.#heldBits += count;
    while (this.#heldBits >= 8) {
      this.#heldBits -= 8;
      const bytes = this.#writer.reserve(1);
      bytes[this.#writer.length++] = (this.#held >>> this.#heldBits) & 255;
    }
    this.#held &= (1 << this.#heldBits) - 1;
  }

  /** Writes `count` ones and a zero. */
  writeUnary(count: number): void {
    let rest = count;
    for (; rest >= 8; rest -= 8) this.write(255, 8);
    this.write(((1 << rest) - 1) << 1, rest + 1);
  }

  /** Fills the last byte with zeros. */
  finish(): void {
    if (this.#heldBits > 0) this.write(0, 8 - this.#heldBits);
  }
}

/** Fewest bits that peekBits returns. */
export const PEEKED_BITS = 25;

/** PEEKED_BITS bits or more from bit position `at`, at the top of 32; zeros behind the end. */
export function peekBits(bytes: Uint8Array, at: number): number {
  const byte = at >>> 3;
  return (
    (((bytes[byte] as number) << 24) |
      ((bytes[byte + 1] as number) << 16) |
      ((bytes[byte + 2] as number) << 8) |
      (bytes[byte + 3] as number)) <<
    (at & 7)
  );
}
