/** Bins of a fingerprint, four bits each: 64 bits in all. */
export const FINGERPRINT_BINS = 16;

const EMPTY = 0xffffffff;

/**
 * One-permutation MinHash (Li, Owen, Zhang 2012) of a set of token hashes: each hash falls into one of 16 bins, each
 * bin keeps four bits of its smallest. Costs one step per token. The share of equal bins estimates the Jaccard
 * similarity of two texts' token sets; it is a filter, whoever folds near-duplicates checks the texts.
 */
export class Fingerprinter {
  readonly #smallest = new Uint32Array(FINGERPRINT_BINS);

  constructor() {
    this.reset();
  }

  reset(): void {
    this.#smallest.fill(EMPTY);
  }

  /** Adds one distinct token by its well mixed 32-bit hash. */
  add(hash: number): void {
    const bin = hash & 15;
    const value = hash >>> 4;
    if (value < (this.#smallest[bin] ?? 0)) this.#smallest[bin] = value;
  }

  /** The fingerprint as two Uint32. An empty bin borrows from the next filled one, so short texts compare too. */
  finish(): [low: number, high: number] {
    const halves: [number, number] = [0, 0];
    for (let bin = 0; bin < FINGERPRINT_BINS; bin++) {
      let value = EMPTY;
      for (let step = 0; step < FINGERPRINT_BINS && value === EMPTY; step++) {
        value = this.#smallest[(bin + step) & 15] ?? EMPTY;
      }
      const bits = value & 15;
      if (bin < 8) halves[0] |= bits << (bin * 4);
      else halves[1] |= bits << ((bin - 8) * 4);
    }
    return [halves[0] >>> 0, halves[1] >>> 0];
  }
}

/** Estimated Jaccard similarity of two texts, 0..1, from their fingerprints; chance agreement (1/16) taken out. */
export function compareFingerprints(lowA: number, highA: number, lowB: number, highB: number): number {
  const low = lowA ^ lowB;
  const high = highA ^ highB;
  let equal = 0;
  for (let shift = 0; shift < 32; shift += 4) {
    if (((low >>> shift) & 15) === 0) equal++;
    if (((high >>> shift) & 15) === 0) equal++;
  }
  return Math.max(0, (equal / FINGERPRINT_BINS - 1 / 16) / (1 - 1 / 16));
}
