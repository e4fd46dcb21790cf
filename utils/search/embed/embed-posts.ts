import type { LanguageTables } from '../../language/language-tables.ts';
import { languageIdf } from '../../language/term-weight.ts';
import { cutPassages, type Passage } from '../../text/cut-passages.ts';
import { type Script, scriptOf } from '../../text/script-of.ts';
import { MAX_TERM_FREQUENCY } from '../segment/segment-format.ts';
import type { PostEmbedder } from '../segment/segment-options.ts';
import { MAX_PASSAGES, packNumbers, writePassage, writeText } from '../segment/stored-embedding.ts';
import { createTextEmbedder, type TextEmbedder } from './embed-text.ts';

const SCRIPTS: readonly Script[] = ['han', 'latin'];

/**
 * Embeds the posts of one segment from their terms as the builder numbers them: what is known of a term is looked up once
 * per segment. Han characters that stand alone say nothing of the subject and are skipped.
 */
export function createPostEmbedder(language: Pick<LanguageTables, 'frequencies' | 'embeddings'>): PostEmbedder {
  const { frequencies, embeddings } = language;
  const { dimensions } = embeddings.han;
  const embedders: Record<Script, TextEmbedder> = {
    han: createTextEmbedder(embeddings.han),
    latin: createTextEmbedder(embeddings.latin),
  };
  const rows: Record<Script, Int32Array> = { han: new Int32Array(1 << 16), latin: new Int32Array(1 << 16) };
  /** Of each term its idf and its overlap, side by side: both are asked for at every term of every post. */
  let weights = new Float64Array(2 << 16);
  const vector = new Int8Array(dimensions);
  /** A text's or passage's embedding before it is packed: seven a post, which would be arrays of their own otherwise. */
  const exact = new Float32Array(dimensions);
  const passageBytes = new Uint8Array(MAX_PASSAGES * Math.ceil(dimensions / 2));
  const roots = Float64Array.from({ length: MAX_TERM_FREQUENCY + 1 }, (_, count) => Math.sqrt(count));
  const passageSize = Math.ceil(dimensions / 2);
  let script: Script = 'han';
  // Of the script in hand: asked for at every token.
  let embedder = embedders.han;
  let scriptRows = rows.han;
  let passageEnd = 0;
  let passages: Passage[] = [];
  let current = 0;

  const makeRoom = (number: number): void => {
    if (2 * number < weights.length) return;
    const size = Math.max(number + 1, weights.length);
    weights = grow(weights, new Float64Array(2 * size));
    for (const name of SCRIPTS) rows[name] = grow(rows[name], new Int32Array(size));
    scriptRows = rows[script];
  };
  const learn = (number: number, documentFrequency: number, han: number, latin: number): void => {
    makeRoom(number);
    const idf = languageIdf(frequencies, documentFrequency);
    weights[2 * number] = idf;
    weights[2 * number + 1] = Math.min(1, documentFrequency / frequencies.documentCount) * idf;
    rows.han[number] = han;
    rows.latin[number] = latin;
  };
  const finishPassage = (): void => {
    writePassage(embedder.finish(exact), embeddings[script].mean, passageBytes, current * passageSize);
    current++;
    passageEnd = passages[current]?.end ?? 0;
  };

  return {
    dimensions,
    learnBigram(number, first, second) {
      const frequency = frequencies.bigramDocumentFrequency(first, second);
      learn(number, frequency, embedders.han.rowsOfBigram(first, second), -1);
    },
    learnWord(number, word) {
      learn(
        number,
        frequencies.documentFrequency(word),
        embedders.han.rowOfWord(word),
        embedders.latin.rowOfWord(word),
      );
    },
    learnUnigram(number) {
      makeRoom(number);
      rows.han[number] = -1;
      rows.latin[number] = -1;
    },
    beginText(text) {
      script = scriptOf(text);
      embedder = embedders[script];
      scriptRows = rows[script];
      passages = cutPassages(text, script, MAX_PASSAGES);
      current = 0;
      passageEnd = passages[0]?.end ?? 0;
    },
    addToken(number, offset) {
      if (current === passages.length) return;
      while (offset >= passageEnd && current < passages.length) finishPassage();
      if (current < passages.length) embedder.addRow(scriptRows[number] as number, 1);
    },
    finishText() {
      while (current < passages.length) finishPassage();
    },
    finishPost(terms, counts, start, end) {
      let square = 0;
      let overlap = 0;
      for (let i = start; i < end; i++) {
        const number = terms[i] as number;
        const count = counts[i] as number;
        const weight = (roots[count] as number) * (weights[2 * number] as number);
        square += weight * weight;
        overlap += weight * (weights[2 * number + 1] as number);
        embedder.addRow(scriptRows[number] as number, count);
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

function grow<Numbers extends Int32Array | Float64Array>(old: Numbers, grown: Numbers): Numbers {
  grown.set(old);
  return grown;
}
