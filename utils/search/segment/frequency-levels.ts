import { MAX_TERM_FREQUENCY } from './segment-format.ts';

/**
 * The weighted frequencies a posting can have. Exact to 10, then about 18 % apart, which moves a square root by less
 * than 5 %. Level 0 is frequency 1; the other 16 fit four bits.
 */
export const FREQUENCY_LEVELS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 17, 21, 27, 36, 50];

/** What a term that stands so often weighs, by level: the square root, which measured better than 1 + ln. */
export const TF_WEIGHTS = Float64Array.from(FREQUENCY_LEVELS, (frequency) => Math.sqrt(frequency));

/** Level nearest to each frequency 0..255. */
export const LEVEL_OF_FREQUENCY = createLevels();

function createLevels(): Uint8Array {
  const levels = new Uint8Array(MAX_TERM_FREQUENCY + 1);
  for (let frequency = 0; frequency <= MAX_TERM_FREQUENCY; frequency++) {
    let best = 0;
    FREQUENCY_LEVELS.forEach((value, level) => {
      const distance = Math.abs(value - frequency);
      if (distance < Math.abs((FREQUENCY_LEVELS[best] ?? 0) - frequency)) best = level;
    });
    levels[frequency] = best;
  }
  return levels;
}
