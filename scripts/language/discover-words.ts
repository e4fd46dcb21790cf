import { GramTable } from './gram-table.ts';

/** What makes a run of characters a word. Chosen by reading samples of what each step drops; see PROVENANCE.json. */
export interface WordCriteria {
  /** Occurrences in the corpus at the least. */
  minCount: number;
  /** Longest word, in characters. */
  maxLength: number;
  /** Pointwise mutual information of the weakest split, in nats. */
  minCohesion: number;
  /** Entropy of the neighbours on the poorer side, in nats: a half word has nearly always the same neighbour. */
  minBoundaryEntropy: number;
  /** Share of its occurrences that the segmentation must leave to a word: of two characters, three, and more. */
  minOwnShare: [number, number, number];
  /** What a run of two, three, and more characters must be more probable than its parts by, in nats. */
  minGain: [number, number, number];
  /**
   * The same for a run with a character of grammar at its edge ("将持续", "在这"): of two characters, and of more. A run
   * with a light word in it ("进行清淤") must gain twice the second.
   */
  minGainWithGrammar: [number, number];
  /** Words after which a noun is likely, and words after or before which a verb or an adjective is. */
  markers: { beforeNoun: number[][]; beforeOther: number[][]; afterOther: number[][] };
  /** Rounds of segmenting the corpus with the words found and counting again. */
  rounds: number;
}

interface Level {
  /** (number of the prefix, last character) -> number of the gram. */
  numbers: GramTable;
  counts: Uint32Array;
  /** A place in the stream where the gram stands. */
  places: Uint32Array;
  cohesion: Float32Array;
  boundary: Float32Array;
  /** Occurrences as a word in the last segmentation; 0 for what is no word. */
  wordCounts: Float64Array;
}

export interface DiscoveredWord {
  /** Character numbers. */
  characters: number[];
  /** Occurrences as a word of its own in the segmented corpus. */
  wordCount: number;
  count: number;
  documents: number;
  /** Log2 of how much oftener the word stands where nouns do than where verbs and adjectives do. */
  nounness: number;
}

/** What words of grammar tell about a run. */
export interface Grammar {
  /** A word of grammar or a light verb, of two characters or more. */
  isLightWord(characters: number[]): boolean;
  isFirst(character: number): boolean;
  isLast(character: number): boolean;
}

/** How often each word stood beside markers, by level (0: single characters) and gram. */
interface Usage {
  noun: Float64Array[];
  other: Float64Array[];
  isBeforeNoun: (level: number, gram: number) => boolean;
  isBeforeOther: (level: number, gram: number) => boolean;
  isAfterOther: (level: number, gram: number) => boolean;
}

/**
 * Finds the words of a corpus without a dictionary: runs of characters that hold together (mutual information) and
 * stand free (boundary entropy; Feng et al. 2004 "Accessor variety", Jin & Tanaka-Ishii 2006), then kept or dropped by
 * how often a maximum-probability segmentation of the corpus uses them (hard EM over a unigram model). The last step
 * is what removes half words: 里巴 is frequent, but nearly always inside 阿里巴巴.
 */
export function discoverWords(
  stream: Uint16Array,
  documentEnds: number[],
  characterCount: number,
  criteria: WordCriteria,
  forced: number[][],
  grammar: Grammar,
  log: (message: string) => void,
): DiscoveredWord[] {
  const unigrams = new Float64Array(characterCount);
  let total = 0;
  for (const character of stream) {
    if (character === 0) continue;
    unigrams[character] = (unigrams[character] ?? 0) + 1;
    total++;
  }
  const levels = collectLevels(stream, characterCount, criteria, forced, log);
  measureCohesion(stream, levels, unigrams, total);
  const singles = new Float64Array(unigrams);
  let words = 0;
  for (const [index, level] of levels.entries()) {
    const length = index + 2;
    for (let gram = 1; gram < level.counts.length; gram++) {
      // Longer runs need more: they hold together by their parts.
      const isCohesive = (level.cohesion[gram] ?? 0) >= criteria.minCohesion + (length - 2);
      if (isCohesive && (level.boundary[gram] ?? 0) >= criteria.minBoundaryEntropy) {
        level.wordCounts[gram] = level.counts[gram] ?? 0;
        words++;
      }
    }
  }
  const forcedGrams = forced.flatMap((characters) => {
    const gram = findGram(levels, characters);
    return gram === 0 ? [] : [{ level: characters.length - 2, gram }];
  });
  for (const { level, gram } of forcedGrams) force(levels, level, gram);
  log(`${words} candidates`);
  for (let round = 1; round <= criteria.rounds; round++) {
    segmentAndCount(stream, levels, singles, criteria.maxLength);
    let left = 0;
    for (const [index, level] of levels.entries()) {
      const minShare = criteria.minOwnShare[Math.min(2, index)] ?? 0;
      for (let gram = 1; gram < level.counts.length; gram++) {
        const used = level.wordCounts[gram] ?? 0;
        if (used === 0) continue;
        if (used < criteria.minCount / 2 || used < minShare * (level.counts[gram] ?? 0)) level.wordCounts[gram] = 0;
        else left++;
      }
    }
    left -= dropPhrases(stream, levels, singles, criteria, grammar);
    for (const { level, gram } of forcedGrams) force(levels, level, gram);
    log(`round ${round}: ${left} words`);
  }
  const usage = createUsage(levels, characterCount, criteria.markers);
  segmentAndCount(stream, levels, singles, criteria.maxLength, usage);
  return [...describeSingles(stream, documentEnds, singles), ...describeWords(stream, documentEnds, levels, usage)];
}

function createUsage(levels: Level[], characterCount: number, markers: WordCriteria['markers']): Usage {
  const sizes = [characterCount, ...levels.map((level) => level.counts.length)];
  const createTest = (words: number[][]) => {
    const keys = new Set(words.map((word) => (word.length - 1) * 2 ** 32 + findGram(levels, word)));
    return (level: number, gram: number) => keys.has(level * 2 ** 32 + gram);
  };
  return {
    noun: sizes.map((size) => new Float64Array(size)),
    other: sizes.map((size) => new Float64Array(size)),
    isBeforeNoun: createTest(markers.beforeNoun),
    isBeforeOther: createTest(markers.beforeOther),
    isAfterOther: createTest(markers.afterOther),
  };
}

/** A word that must stay counts as a tenth of its occurrences at the least. */
function force(levels: Level[], index: number, gram: number): void {
  const level = levels[index];
  if (level === undefined) return;
  level.wordCounts[gram] = Math.max(level.wordCounts[gram] ?? 0, 1 + (level.counts[gram] ?? 0) / 10);
}

function collectLevels(
  stream: Uint16Array,
  characterCount: number,
  criteria: WordCriteria,
  forced: number[][],
  log: (message: string) => void,
): Level[] {
  const levels: Level[] = [];
  const gramAt = Uint32Array.from(stream);
  // Every beginning of a forced word must pass the threshold, or the word could not be built up.
  let forcedPrefixes = new Set<string>();
  for (let length = 2; length <= criteria.maxLength; length++) {
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
      if (count < criteria.minCount && !forcedPairs.has(first * characterCount + character)) return;
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

function measureCohesion(stream: Uint16Array, levels: Level[], unigrams: Float64Array, total: number): void {
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

function findGram(levels: Level[], characters: number[]): number {
  let gram = characters[0] ?? 0;
  for (let i = 1; i < characters.length && gram !== 0; i++)
    gram = levels[i - 1]?.numbers.get(gram, characters[i] ?? 0) ?? 0;
  return gram;
}

/** One round of hard EM: the most probable segmentation of every run under the counts so far, counted anew. */
function segmentAndCount(
  stream: Uint16Array,
  levels: Level[],
  singles: Float64Array,
  maxLength: number,
  usage?: Usage,
): void {
  let mass = 0;
  for (const count of singles) mass += count;
  for (const level of levels) for (const count of level.wordCounts) mass += count;
  const logMass = Math.log(mass);
  const singleCosts = Float64Array.from(singles, (count) => logMass - Math.log(Math.max(count, 0.5)));
  const costs = levels.map((level) =>
    Float64Array.from(level.wordCounts, (count) => (count > 0 ? logMass - Math.log(count) : 0)),
  );
  const nextSingles = new Float64Array(singles.length);
  const nextCounts = levels.map((level) => new Float64Array(level.counts.length));
  const best = new Float64Array(100_000);
  const backLength = new Uint8Array(100_000);
  const backGram = new Uint32Array(100_000);
  for (let start = 0; start < stream.length; ) {
    if (stream[start] === 0) {
      start++;
      continue;
    }
    let end = start;
    while (end < stream.length && stream[end] !== 0 && end - start < best.length - 1) end++;
    const length = end - start;
    best.fill(Number.POSITIVE_INFINITY, 0, length + 1);
    best[0] = 0;
    for (let i = 0; i < length; i++) {
      const base = best[i] ?? 0;
      let gram = stream[start + i] ?? 0;
      relax(i + 1, base + (singleCosts[gram] ?? 0), 1, gram);
      for (let size = 2; size <= maxLength && i + size <= length; size++) {
        gram = levels[size - 2]?.numbers.get(gram, stream[start + i + size - 1] ?? 0) ?? 0;
        if (gram === 0) break;
        const cost = costs[size - 2]?.[gram] ?? 0;
        if (cost > 0) relax(i + size, base + cost, size, gram);
      }
    }
    for (let i = length; i > 0; i -= backLength[i] ?? 1) {
      const gram = backGram[i] ?? 0;
      const target = backLength[i] === 1 ? nextSingles : nextCounts[(backLength[i] ?? 2) - 2];
      if (target !== undefined) target[gram] = (target[gram] ?? 0) + 1;
      const before = i - (backLength[i] ?? 1);
      if (usage !== undefined && before > 0) {
        note(usage, (backLength[before] ?? 1) - 1, backGram[before] ?? 0, (backLength[i] ?? 1) - 1, gram);
      }
    }
    start = end;
  }
  singles.set(nextSingles);
  for (const [index, level] of levels.entries()) level.wordCounts.set(nextCounts[index] ?? []);

  function note(
    { noun, other, ...is }: Usage,
    levelBefore: number,
    gramBefore: number,
    level: number,
    gram: number,
  ): void {
    if (is.isBeforeNoun(levelBefore, gramBefore)) increment(noun[level], gram);
    if (is.isBeforeOther(levelBefore, gramBefore)) increment(other[level], gram);
    if (is.isAfterOther(level, gram)) increment(other[levelBefore], gramBefore);
  }

  function relax(to: number, cost: number, size: number, gram: number): void {
    if (cost >= (best[to] ?? 0)) return;
    best[to] = cost;
    backLength[to] = size;
    backGram[to] = gram;
  }
}

function increment(counts: Float64Array | undefined, index: number): void {
  if (counts !== undefined) counts[index] = (counts[index] ?? 0) + 1;
}

/** Drops runs that are no more than their parts side by side. Gives how many. */
function dropPhrases(
  stream: Uint16Array,
  levels: Level[],
  singles: Float64Array,
  criteria: WordCriteria,
  grammar: Grammar,
): number {
  let mass = 0;
  for (const count of singles) mass += count;
  for (const level of levels) for (const count of level.wordCounts) mass += count;
  const costOf = (characters: number[]): number => {
    const gram = findGram(levels, characters);
    const count =
      characters.length === 1 ? (singles[gram] ?? 0) : (levels[characters.length - 2]?.wordCounts[gram] ?? 0);
    if (characters.length > 1 && (gram === 0 || count === 0)) return Number.POSITIVE_INFINITY;
    return Math.log(mass / Math.max(count, 0.5));
  };
  let dropped = 0;
  const drops: [Level, number][] = [];
  for (const [index, level] of levels.entries()) {
    const length = index + 2;
    for (let gram = 1; gram < level.counts.length; gram++) {
      const count = level.wordCounts[gram] ?? 0;
      if (count === 0) continue;
      const place = level.places[gram] ?? 0;
      const characters = Array.from(stream.subarray(place, place + length));
      const { cost, parts } = splitBest(characters, costOf);
      const gain = cost - Math.log(mass / count);
      const first = parts[0] ?? [];
      const last = parts.at(-1) ?? [];
      const hasLightWord = parts.some((part) => part.length > 1 && grammar.isLightWord(part));
      const hasGrammarEdge =
        parts.length === 2 &&
        ((first.length === 1 && grammar.isFirst(first[0] ?? 0)) || (last.length === 1 && grammar.isLast(last[0] ?? 0)));
      const minGrammarGain = criteria.minGainWithGrammar[length === 2 ? 0 : 1];
      if (
        gain < (criteria.minGain[Math.min(index, 2)] ?? 0) ||
        (hasLightWord && gain < 2 * minGrammarGain) ||
        (hasGrammarEdge && gain < minGrammarGain)
      ) {
        drops.push([level, gram]);
        dropped++;
      }
    }
  }
  for (const [level, gram] of drops) level.wordCounts[gram] = 0;
  return dropped;
}

/** The most probable way to write a run as two or more words. */
function splitBest(characters: number[], costOf: (part: number[]) => number): { cost: number; parts: number[][] } {
  const costs = [0];
  const starts = [0];
  for (let end = 1; end <= characters.length; end++) {
    costs[end] = Number.POSITIVE_INFINITY;
    for (let start = 0; start < end; start++) {
      if (end - start === characters.length) continue;
      const cost = (costs[start] ?? 0) + costOf(characters.slice(start, end));
      if (cost < (costs[end] ?? 0)) {
        costs[end] = cost;
        starts[end] = start;
      }
    }
  }
  const parts: number[][] = [];
  for (let end = characters.length; end > 0; end = starts[end] ?? 0) parts.unshift(characters.slice(starts[end], end));
  return { cost: costs[characters.length] ?? 0, parts };
}

/** Characters that are words of their own, as often as the last segmentation says. */
function describeSingles(stream: Uint16Array, documentEnds: number[], singles: Float64Array): DiscoveredWord[] {
  const documents = new Uint32Array(singles.length);
  const counts = new Uint32Array(singles.length);
  const seenIn = new Uint32Array(singles.length);
  let document = 1;
  for (let i = 0; i < stream.length; i++) {
    while (i >= (documentEnds[document - 1] ?? Number.POSITIVE_INFINITY)) document++;
    const character = stream[i] ?? 0;
    counts[character] = (counts[character] ?? 0) + 1;
    if (seenIn[character] === document) continue;
    seenIn[character] = document;
    documents[character] = (documents[character] ?? 0) + 1;
  }
  const words: DiscoveredWord[] = [];
  for (let character = 1; character < singles.length; character++) {
    const wordCount = singles[character] ?? 0;
    if (wordCount === 0) continue;
    words.push({
      characters: [character],
      wordCount,
      count: counts[character] ?? 0,
      documents: documents[character] ?? 0,
      nounness: 0,
    });
  }
  return words;
}

/** The words left, with the documents that hold them anywhere, also inside longer words: what an idf asks for. */
function describeWords(stream: Uint16Array, documentEnds: number[], levels: Level[], usage: Usage): DiscoveredWord[] {
  const documents = levels.map((level) => new Uint32Array(level.counts.length));
  const seenIn = levels.map((level) => new Uint32Array(level.counts.length));
  let document = 1;
  for (let i = 0; i < stream.length; i++) {
    while (i >= (documentEnds[document - 1] ?? Number.POSITIVE_INFINITY)) document++;
    let gram = stream[i] ?? 0;
    for (let size = 2; gram !== 0 && size <= levels.length + 1; size++) {
      gram = levels[size - 2]?.numbers.get(gram, stream[i + size - 1] ?? 0) ?? 0;
      const seen = seenIn[size - 2];
      const counts = documents[size - 2];
      if (gram === 0 || seen === undefined || counts === undefined || seen[gram] === document) continue;
      seen[gram] = document;
      counts[gram] = (counts[gram] ?? 0) + 1;
    }
  }
  const words: DiscoveredWord[] = [];
  for (const [index, level] of levels.entries()) {
    for (let gram = 1; gram < level.counts.length; gram++) {
      const wordCount = level.wordCounts[gram] ?? 0;
      if (wordCount === 0) continue;
      const place = level.places[gram] ?? 0;
      words.push({
        characters: Array.from(stream.subarray(place, place + index + 2)),
        wordCount,
        count: level.counts[gram] ?? 0,
        documents: documents[index]?.[gram] ?? 0,
        nounness: Math.log2(((usage.noun[index + 1]?.[gram] ?? 0) + 1) / ((usage.other[index + 1]?.[gram] ?? 0) + 1)),
      });
    }
  }
  return words;
}
