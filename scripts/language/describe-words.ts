import type { Level } from './grams.ts';
import type { Usage } from './word-usage.ts';

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

/** All words that the last segmentation has used. */
export function describeWords(
  stream: Uint16Array,
  documentEnds: number[],
  singles: Float64Array,
  levels: Level[],
  usage: Usage,
): DiscoveredWord[] {
  return [...describeSingles(stream, documentEnds, singles), ...describeRuns(stream, documentEnds, levels, usage)];
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
function describeRuns(stream: Uint16Array, documentEnds: number[], levels: Level[], usage: Usage): DiscoveredWord[] {
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
