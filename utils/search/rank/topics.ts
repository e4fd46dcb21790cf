import type { WordTables } from '../../language/language-tables.ts';
import type { Lexicon, LexiconHit } from '../../language/open-lexicon.ts';

/** What topics of the lexicon a text speaks of. */
export interface TopicWeights {
  /** sqrt(occurrences) x idf of the topic, by its number. */
  weights: Map<number, number>;
  /** Per topic, where each of its spellings first stands. Listed when first asked for: few texts are explained. */
  readonly spellings: Map<number, Map<string, number>>;
  /** Length of the weights as a vector, with the smoothing. */
  norm: number;
}

/**
 * Added under the root of the norm: a text with a single mention of one topic is not wholly about it.
 * 0..100; 30 is about two mentions of a rare topic.
 */
const SMOOTHING = 30;
const idfs = new WeakMap<Lexicon, Map<number, number>>();

/** Finds the topics of a folded text. Spellings among the switched-off keywords do not count. */
export function weighTopics(
  folded: string,
  language: WordTables,
  disabledWords: ReadonlySet<string> = new Set(),
): TopicWeights {
  const disabled = [...disabledWords];
  const counts = new Map<number, number>();
  const hits = language.lexicon.findIn(folded).filter(({ start, end }) => {
    return disabled.length === 0 || !disabled.some((keyword) => keyword.includes(folded.slice(start, end)));
  });
  for (const { topics } of hits) for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  const weights = new Map<number, number>();
  let square = SMOOTHING;
  for (const [topic, count] of counts) {
    const weight = Math.sqrt(count) * idfOfTopic(language, topic);
    weights.set(topic, weight);
    square += weight * weight;
  }
  let spellings: TopicWeights['spellings'] | null = null;
  return {
    weights,
    get spellings() {
      spellings ??= listSpellings(folded, hits);
      return spellings;
    },
    norm: Math.sqrt(square),
  };
}

function listSpellings(folded: string, hits: readonly LexiconHit[]): TopicWeights['spellings'] {
  const spellings: TopicWeights['spellings'] = new Map();
  for (const { start, end, topics } of hits) {
    const spelling = folded.slice(start, end);
    for (const topic of topics) {
      const known = spellings.get(topic) ?? new Map<string, number>();
      if (!known.has(spelling)) known.set(spelling, start);
      spellings.set(topic, known);
    }
  }
  return spellings;
}

/** Cosine of two texts' topics, 0..1. */
export function compareTopics(a: TopicWeights, b: TopicWeights): number {
  let dot = 0;
  for (const [topic, weight] of a.weights) dot += weight * (b.weights.get(topic) ?? 0);
  return dot / (a.norm * b.norm);
}

/**
 * idf of a topic: a document speaks of it when it holds any of its terms, taken as independent
 * (share = 1 - product over terms of (1 - share of the term)). Worked out at the first question for it: a page speaks of a
 * few, and all of them take 6 ms of a popup just opened.
 */
function idfOfTopic({ lexicon, frequencies }: WordTables, topic: number): number {
  const known = idfs.get(lexicon) ?? new Map<number, number>();
  idfs.set(lexicon, known);
  const worked = known.get(topic);
  if (worked !== undefined) return worked;
  let without = 1;
  for (const term of lexicon.termsOf(topic)) {
    without *= 1 - Math.min(0.5, frequencies.documentFrequency(term) / frequencies.documentCount);
  }
  const idf = -Math.log(Math.max(1 - without, 1 / frequencies.documentCount));
  known.set(topic, idf);
  return idf;
}
