import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Frequencies, openFrequencies } from '../utils/language/open-frequencies.ts';
import { openVectors, type Vectors } from '../utils/language/open-vectors.ts';
import { BYTE_SCALE, VECTORS_HEADER_BYTES, VECTORS_MAGIC } from '../utils/language/vectors-format.ts';

import { fold } from '../utils/text/fold.ts';
import { readCorpus } from './language/read-corpus.ts';
import { chooseVocabulary } from './vectors/choose-vocabulary.ts';
import { countNeighbours } from './vectors/count-neighbours.ts';
import { countTokens, createTokenCounts } from './vectors/count-tokens.ts';
import { describeCounts } from './vectors/describe-counts.ts';
import { positivePmi } from './vectors/positive-pmi.ts';
import { eigenvectors, truncatedSvd } from './vectors/truncated-svd.ts';

/** Terms with a vector. 30,000 cover all but the rare; 10,000..40,000. Times DIMENSIONS bytes in the package. */
const VOCABULARY = 30_000;
/** Commonest terms that serve as surroundings. */
const CONTEXTS = 6_000;
/** 64 measured as good as 128 for silence and costs half in every post. */
const DIMENSIONS = 64;
/**
 * Characters taken from one corpus: of a larger one, every k-th text is read. News alone would teach 运营 as railways
 * and 线索 as police leads, so no corpus may drown the others.
 */
const MAX_CORPUS_CHARACTERS = 32_000_000;
/** Texts from which the mean, the common direction and the spread are taken. */
const SAMPLE_TEXTS = 6_000;

/**
 * Trains vectors.bin: counts neighbours, positive pointwise mutual information, truncated singular value decomposition
 * (Levy, Goldberg 2014), rows scaled to one and stored as bytes. Singular values are left out: it measured better.
 */
export async function trainVectors(
  corpora: readonly string[],
  outDirectory: string,
  log: (message: string) => void,
): Promise<void> {
  const { texts, sources } = await readTexts(corpora);
  log(`vectors: ${texts.length} texts`);
  const vocabulary = chooseVocabulary(texts, VOCABULARY);
  const counts = countNeighbours(texts, vocabulary, Math.min(CONTEXTS, vocabulary.terms.length));
  log(`vectors: neighbours of ${vocabulary.terms.length} terms counted`);
  const matrix = positivePmi(counts, Math.min(CONTEXTS, vocabulary.terms.length));
  const rows = toByteRows(truncatedSvd(matrix, DIMENSIONS, log));
  const frequencies = openFrequencies(readFileSync(join(outDirectory, 'frequencies.bin')));
  const bytes = addStatistics(vocabulary.terms, rows, texts, frequencies);
  writeFileSync(join(outDirectory, 'vectors.bin'), bytes);
  const provenance = {
    corpora: sources,
    terms: vocabulary.terms.length,
    contexts: CONTEXTS,
    dimensions: DIMENSIONS,
    maxCorpusCharacters: MAX_CORPUS_CHARACTERS,
    vectors: { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
  };
  writeFileSync(join(outDirectory, 'VECTORS.json'), `${JSON.stringify(provenance, null, 2)}\n`);
}

async function readTexts(corpora: readonly string[]) {
  const texts: string[] = [];
  const sources: { file: string; texts: number; textsUsed: number; charactersUsed: number }[] = [];
  for (const file of corpora) {
    const own: string[] = [];
    let characters = 0;
    for await (const { title, text } of readCorpus(file)) {
      own.push(fold(`${title}\n${text}`));
      characters += title.length + text.length;
    }
    const step = Math.max(1, Math.ceil(characters / MAX_CORPUS_CHARACTERS));
    const used = own.filter((_, number) => number % step === 0);
    texts.push(...used);
    const charactersUsed = used.reduce((sum, text) => sum + text.length, 0);
    sources.push({ file: basename(file), texts: own.length, textsUsed: used.length, charactersUsed });
  }
  return { texts, sources };
}

function toByteRows(rows: Float32Array): Int8Array {
  const bytes = new Int8Array(rows.length);
  for (let start = 0; start < rows.length; start += DIMENSIONS) {
    let square = 0;
    for (let i = 0; i < DIMENSIONS; i++) square += (rows[start + i] ?? 0) ** 2;
    const scale = square > 0 ? BYTE_SCALE / Math.sqrt(square) : 0;
    for (let i = 0; i < DIMENSIONS; i++) bytes[start + i] = Math.round((rows[start + i] ?? 0) * scale);
  }
  return bytes;
}

/** Writes the table, with the mean, the common direction and the covariance of the corpus' texts. */
function addStatistics(
  terms: string[],
  rows: Int8Array,
  texts: readonly string[],
  frequencies: Frequencies,
): Uint8Array {
  const step = Math.max(1, Math.floor(texts.length / SAMPLE_TEXTS));
  const sample = texts
    .filter((_, number) => number % step === 0)
    .map((text) => {
      const counts = createTokenCounts();
      countTokens(counts, text, 1);
      return counts;
    });
  const describeAll = (vectors: Vectors) =>
    sample
      .map((counts) => describeCounts(counts, { frequencies, vectors }).vector)
      .filter((v) => v.some((x) => x !== 0));
  const zero = new Float32Array(DIMENSIONS);
  const noCovariance = new Float32Array(DIMENSIONS * DIMENSIONS);
  const raw = describeAll(openVectors(writeVectors(terms, rows, zero, zero, noCovariance)));
  const mean = zero.map((_, i) => raw.reduce((sum, vector) => sum + (vector[i] ?? 0), 0) / raw.length);
  const [strongest] = eigenvectors(covarianceOf(raw, mean), DIMENSIONS);
  const common = Float32Array.from(strongest ?? zero);
  const centred = describeAll(openVectors(writeVectors(terms, rows, mean, common, noCovariance)));
  const covariance = Float32Array.from(covarianceOf(centred, zero).flatMap((row) => [...row]));
  return writeVectors(terms, rows, mean, common, covariance);
}

function covarianceOf(vectors: readonly Float32Array[], mean: Float32Array): Float64Array[] {
  const rows = Array.from({ length: DIMENSIONS }, () => new Float64Array(DIMENSIONS));
  for (const vector of vectors) {
    rows.forEach((row, i) => {
      const value = ((vector[i] ?? 0) - (mean[i] ?? 0)) / vectors.length;
      for (let j = 0; j < DIMENSIONS; j++) row[j] = (row[j] ?? 0) + value * ((vector[j] ?? 0) - (mean[j] ?? 0));
    });
  }
  return rows;
}

function writeVectors(
  terms: string[],
  rows: Int8Array,
  mean: Float32Array,
  common: Float32Array,
  covariance: Float32Array,
): Uint8Array {
  const termBytes = new TextEncoder().encode(terms.map((term) => `${term}\n`).join(''));
  const floats = [...mean, ...common, ...covariance];
  const termStart = VECTORS_HEADER_BYTES + 4 * floats.length;
  const vectorStart = termStart + Math.ceil(termBytes.length / 4) * 4;
  const bytes = new Uint8Array(vectorStart + rows.length);
  const view = new DataView(bytes.buffer);
  [VECTORS_MAGIC, DIMENSIONS, terms.length, termBytes.length].forEach((value, i) => {
    view.setUint32(4 * i, value, true);
  });
  floats.forEach((value, i) => {
    view.setFloat32(VECTORS_HEADER_BYTES + 4 * i, value, true);
  });
  bytes.set(termBytes, termStart);
  bytes.set(new Uint8Array(rows.buffer, rows.byteOffset, rows.length), vectorStart);
  return bytes;
}
