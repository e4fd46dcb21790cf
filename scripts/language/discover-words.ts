import { collectGrams } from './collect-grams.ts';
import { type DiscoveredWord, describeWords } from './describe-words.ts';
import { dropPhrases, type Grammar } from './drop-phrases.ts';
import { findGram, type Level } from './grams.ts';
import { segmentAndCount } from './segment-and-count.ts';
import { createUsage, type UsageMarkers } from './word-usage.ts';

/** What makes a run of characters a word. Chosen by reading samples of what each step drops; see PROVENANCE.json. */
export interface WordCriteria {
  /** Fewest occurrences in the corpus. */
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
  markers: UsageMarkers;
  /** Rounds of segmenting the corpus with the words found and counting again. */
  rounds: number;
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
  for (const character of stream) if (character !== 0) unigrams[character] = (unigrams[character] ?? 0) + 1;
  const levels = collectGrams(stream, characterCount, unigrams, criteria, forced, log);
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
  return describeWords(stream, documentEnds, singles, levels, usage);
}

/** A word that must stay counts as at least a tenth of its occurrences. */
function force(levels: Level[], index: number, gram: number): void {
  const level = levels[index];
  if (level === undefined) return;
  level.wordCounts[gram] = Math.max(level.wordCounts[gram] ?? 0, 1 + (level.counts[gram] ?? 0) / 10);
}
