import { GramTable } from './gram-table.ts';
import { findGram, type Level } from './grams.ts';

/**
 * Counts the runs of two characters and more that stand in the corpus at least `minCount` times or begin a forced word,
 * and measures how free each stands and how well it holds together.
 */
export function collectGrams(
  stream: Uint16Array,
  characterCount: number,
  unigrams: Float64Array,
  { minCount, maxLength }: { minCount: number; maxLength: number },
  forced: number[][],
  log: (message: string) => void,
): Level[] {
  const levels: Level[] = [];
  const gramAt = Uint32Array.from(stream);
  // Every beginning of a forced word must pass the threshold, or the word could not be built up.
  let forcedPrefixes = new Set<string>();
  for (let length = 2; length <= maxLength; length++) {
    const counts = new GramTable(22);
    const last = stream.length - length;
    for (let i = 0; i <= last; i++) {
      const prefix = gramAt[i] ?? 0;
      const character = stream[i + length - 1] ?? 0;
      if (prefix !== 0 && character !== 0) counts.add(prefix, character);
    }
    forcedPrefixes = new Set(
      forced.filter((word) => word.length >= length).map((word) => word.slice(0, length).join()),
    );
    const numbers = new GramTable(20);
    const kept: number[] = [0];
    const forcedPairs = new Set<number>();
    for (const key of forcedPrefixes) {
      const characters = key.split(',').map(Number);
      const prefix = findGram(levels, characters.slice(0, -1));
      if (prefix !== 0) forcedPairs.add(prefix * characterCount + (characters.at(-1) ?? 0));
    }
    counts.forEach((first, character, count) => {
      if (count < minCount && !forcedPairs.has(first * characterCount + character)) return;
      numbers.set(first, character, kept.length);
      kept.push(count);
    });
    const places = new Uint32Array(kept.length);
    for (let i = 0; i < stream.length; i++) {
      const prefix = gramAt[i] ?? 0;
      const character = i <= last ? (stream[i + length - 1] ?? 0) : 0;
      const gram = prefix === 0 || character === 0 ? 0 : numbers.get(prefix, character);
      gramAt[i] = gram;
      if (gram !== 0) places[gram] = i;
    }
    const boundary = measureBoundaries(stream, gramAt, length, kept.length);
    levels.push({
      numbers,
      counts: Uint32Array.from(kept),
      places,
      cohesion: new Float32Array(kept.length),
      boundary,
      wordCounts: new Float64Array(kept.length),
    });
    log(`${kept.length - 1} runs of ${length} characters`);
  }
  measureCohesion(stream, levels, unigrams);
  return levels;
}

/** Entropy of the neighbours of every gram, the smaller of both sides. The end of a run counts as a new neighbour each time. */
function measureBoundaries(stream: Uint16Array, gramAt: Uint32Array, length: number, gramCount: number): Float32Array {
  const boundary = new Float32Array(gramCount).fill(Number.POSITIVE_INFINITY);
  for (const offset of [-1, length]) {
    const neighbours = new GramTable(22);
    const totals = new Uint32Array(gramCount);
    for (let i = 0; i < stream.length; i++) {
      const gram = gramAt[i] ?? 0;
      if (gram === 0) continue;
      totals[gram] = (totals[gram] ?? 0) + 1;
      const neighbour = stream[i + offset] ?? 0;
      if (neighbour !== 0) neighbours.add(gram, neighbour);
    }
    const sums = new Float64Array(gramCount);
    neighbours.forEach((gram, _character, count) => {
      sums[gram] = (sums[gram] ?? 0) + count * Math.log(count);
    });
    for (let gram = 1; gram < gramCount; gram++) {
      const count = totals[gram] ?? 0;
      const entropy = count === 0 ? 0 : Math.log(count) - (sums[gram] ?? 0) / count;
      boundary[gram] = Math.min(boundary[gram] ?? 0, entropy);
    }
  }
  return boundary;
}

/** Pointwise mutual information of the weakest split of every gram. */
function measureCohesion(stream: Uint16Array, levels: Level[], unigrams: Float64Array): void {
  let total = 0;
  for (const count of unigrams) total += count;
  for (const [index, level] of levels.entries()) {
    const length = index + 2;
    for (let gram = 1; gram < level.counts.length; gram++) {
      const place = level.places[gram] ?? 0;
      const countOf = (start: number, size: number): number => {
        if (size === 1) return unigrams[stream[place + start] ?? 0] ?? 1;
        const part = findGram(levels, Array.from(stream.subarray(place + start, place + start + size)));
        return part === 0 ? 1 : (levels[size - 2]?.counts[part] ?? 1);
      };
      let weakest = Number.POSITIVE_INFINITY;
      for (let split = 1; split < length; split++) {
        const ratio = ((level.counts[gram] ?? 0) * total) / (countOf(0, split) * countOf(split, length - split));
        weakest = Math.min(weakest, Math.log(ratio));
      }
      level.cohesion[gram] = weakest;
    }
  }
}
