import type { LanguageTables } from '../../language/language-tables.ts';
import type { Frequencies } from '../../language/open-frequencies.ts';
import { languageIdf } from '../../language/term-weight.ts';
import { cutPassages, type Passage } from '../../text/cut-passages.ts';
import { type Script, scriptOf } from '../../text/script-of.ts';
import { MAX_TERM_FREQUENCY } from '../segment/segment-format.ts';
import type { PostEmbedder } from '../segment/segment-options.ts';
import { MAX_PASSAGES, packNumbers, writePassage, writeText } from '../segment/stored-embedding.ts';
import { LANE } from '../segment/term-records.ts';
import { createTextEmbedder, type TextEmbedder } from './embed-text.ts';

/** No row in a table of embeddings. */
const NO_ROW = -1;

/**
 * Embeds the posts of one builder from their terms: what is known of a term is looked up once and kept in its record. Han
 * characters that stand alone say nothing of the subject and are skipped, and so are bigrams without an embedding of their own:
 * in posts their characters gained nothing (docs/ranking-log.md).
 */
export function createPostEmbedder(language: Pick<LanguageTables, 'frequencies' | 'embeddings'>): PostEmbedder {
  const { frequencies, embeddings } = language;
  const { dimensions } = embeddings.han;
  const embedders: Record<Script, TextEmbedder> = {
    han: createTextEmbedder(embeddings.han),
    latin: createTextEmbedder(embeddings.latin),
  };
  const weights = createWeights(frequencies);
  const vector = new Int8Array(dimensions);
  /** A text's or passage's embedding before it is packed: seven a post, which would be arrays of their own otherwise. */
  const exact = new Float32Array(dimensions);
  const passageBytes = new Uint8Array(MAX_PASSAGES * Math.ceil(dimensions / 2));
  const roots = Float64Array.from({ length: MAX_TERM_FREQUENCY + 1 }, (_, count) => Math.sqrt(count));
  const passageSize = Math.ceil(dimensions / 2);
  let script: Script = 'han';
  // Of the script in hand: asked for at every token.
  let embedder = embedders.han;
  let passageEnd = 0;
  let passages: Passage[] = [];
  let current = 0;

  const learn = (record: Int32Array, at: number, documentFrequency: number, han: number, latin: number): void => {
    record[at + LANE.row] = han;
    record[at + LANE.latinRow] = latin;
    record[at + LANE.weight] = weights.numberOf(documentFrequency);
  };
  const finishPassage = (): void => {
    writePassage(embedder.finish(exact), embeddings[script].mean, passageBytes, current * passageSize);
    current++;
    passageEnd = passages[current]?.end ?? 0;
  };

  return {
    dimensions,
    learnBigram(record, at, first, second) {
      const frequency = frequencies.bigramDocumentFrequency(first, second);
      learn(record, at, frequency, embedders.han.rowOfBigram(first, second), NO_ROW);
    },
    learnWord(record, at, word) {
      const [han, latin] = [embedders.han.rowOfWord(word), embedders.latin.rowOfWord(word)];
      learn(record, at, frequencies.documentFrequency(word), han, latin);
    },
    learnUnigram(record, at) {
      record[at + LANE.row] = NO_ROW;
      record[at + LANE.latinRow] = NO_ROW;
      record[at + LANE.weight] = NO_WEIGHT;
    },
    beginText(text) {
      script = scriptOf(text);
      embedder = embedders[script];
      passages = cutPassages(text, script, MAX_PASSAGES);
      current = 0;
      passageEnd = passages[0]?.end ?? 0;
      return script === 'han' ? LANE.row : LANE.latinRow;
    },
    addToken(row, offset) {
      if (current === passages.length) return;
      while (offset >= passageEnd && current < passages.length) finishPassage();
      if (current < passages.length) embedder.addRow(row, 1);
    },
    finishText() {
      while (current < passages.length) finishPassage();
    },
    finishPost(rows, weightNumbers, counts, size) {
      const { idfs, overlaps } = weights;
      let square = 0;
      let overlap = 0;
      for (let i = 0; i < size; i++) {
        const number = weightNumbers[i] as number;
        const count = counts[i] as number;
        const weight = (roots[count] as number) * (idfs[number] as number);
        square += weight * weight;
        overlap += weight * (overlaps[number] as number);
        embedder.addRow(rows[i] as number, count);
      }
      writeText(embedder.finish(exact), embeddings[script].mean, vector, 0);
      const expected = square > 0 ? overlap / Math.sqrt(square) : 0;
      return {
        vector,
        passages: passageBytes.subarray(0, passages.length * passageSize),
        numbers: packNumbers({ script, passageCount: passages.length, expected }),
      };
    },
  };
}

/** The number of a term that weighs nothing. */
const NO_WEIGHT = 0;

/** Numbers what terms weigh: the tables know document frequencies in some hundred steps. */
function createWeights(frequencies: Frequencies) {
  const numbers = new Map<number, number>();
  const idfs = [0];
  const overlaps = [0];
  return {
    idfs,
    /** What a term of each weight adds to the overlap that is expected with unrelated texts. */
    overlaps,
    numberOf(documentFrequency: number): number {
      const known = numbers.get(documentFrequency);
      if (known !== undefined) return known;
      const idf = languageIdf(frequencies, documentFrequency);
      idfs.push(idf);
      const number = overlaps.push(Math.min(1, documentFrequency / frequencies.documentCount) * idf) - 1;
      numbers.set(documentFrequency, number);
      return number;
    },
  };
}
