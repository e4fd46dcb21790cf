import type { LanguageTables } from '../../language/language-tables.ts';
import type { Frequencies } from '../../language/open-frequencies.ts';
import type { Lexicon } from '../../language/open-lexicon.ts';

/** What concepts of the lexicon a text speaks of. */
export interface ConceptWeights {
  /** sqrt(occurrences) x idf of the concept, by its number. */
  weights: Map<number, number>;
  /** Per concept, where each of its spellings first stands. */
  spellings: Map<number, Map<string, number>>;
  /** Length of the weights as a vector, with the smoothing. */
  norm: number;
}

/**
 * Added under the root of the norm: a text with a single mention of one concept is not wholly about it.
 * 0..100; 30 is about two mentions of a rare concept.
 */
const SMOOTHING = 30;
const idfs = new WeakMap<Lexicon, Float64Array>();

/** Finds the concepts of a folded text. Spellings among the switched-off keywords do not count. */
export function weighConcepts(
  folded: string,
  language: Pick<LanguageTables, 'lexicon' | 'frequencies'>,
  disabledWords: ReadonlySet<string> = new Set(),
): ConceptWeights {
  const idf = idfOfConcepts(language.lexicon, language.frequencies);
  const disabled = [...disabledWords];
  const counts = new Map<number, number>();
  const spellings: ConceptWeights['spellings'] = new Map();
  for (const { start, end, concepts } of language.lexicon.findIn(folded)) {
    const spelling = folded.slice(start, end);
    if (disabled.some((keyword) => keyword.includes(spelling))) continue;
    for (const concept of concepts) {
      counts.set(concept, (counts.get(concept) ?? 0) + 1);
      const known = spellings.get(concept) ?? new Map<string, number>();
      if (!known.has(spelling)) known.set(spelling, start);
      spellings.set(concept, known);
    }
  }
  const weights = new Map<number, number>();
  let square = SMOOTHING;
  for (const [concept, count] of counts) {
    const weight = Math.sqrt(count) * (idf[concept] ?? 0);
    weights.set(concept, weight);
    square += weight * weight;
  }
  return { weights, spellings, norm: Math.sqrt(square) };
}

/** Cosine of two texts' concepts, 0..1. */
export function compareConcepts(a: ConceptWeights, b: ConceptWeights): number {
  let dot = 0;
  for (const [concept, weight] of a.weights) dot += weight * (b.weights.get(concept) ?? 0);
  return dot / (a.norm * b.norm);
}

/**
 * idf of each concept: a document speaks of it when it holds any of its terms, taken as independent
 * (share = 1 - product over terms of (1 - share of the term)). Worked out once per lexicon.
 */
function idfOfConcepts(lexicon: Lexicon, frequencies: Frequencies): Float64Array {
  const known = idfs.get(lexicon);
  if (known !== undefined) return known;
  const idf = new Float64Array(lexicon.conceptCount);
  for (let concept = 0; concept < idf.length; concept++) {
    let without = 1;
    for (const term of lexicon.termsOf(concept)) {
      without *= 1 - Math.min(0.5, frequencies.documentFrequency(term) / frequencies.documentCount);
    }
    idf[concept] = -Math.log(Math.max(1 - without, 1 / frequencies.documentCount));
  }
  idfs.set(lexicon, idf);
  return idf;
}
