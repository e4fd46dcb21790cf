import {
  BYTE_SCALE,
  EMBEDDINGS_HEADER_BYTES,
  EMBEDDINGS_MAGIC,
  normShare,
  padded,
} from '../../utils/language/embeddings-format.ts';
import { openEmbeddings } from '../../utils/language/open-embeddings.ts';
import { createTextEmbedder, embedText } from '../../utils/search/embed/embed-text.ts';
import { CHARACTER_MARK } from './count-terms.ts';

/** Background texts kept in the table: their spread says what unrelated texts look like. 100..1,000; times d bytes. */
const BACKGROUND_TEXTS = 256;
/** Texts that the mean is taken of. */
const MEAN_TEXTS = 20_000;

/** Writes a table of embeddings from what distil.py learned; `passages` are folded texts of the corpus. */
export function writeEmbeddings(
  terms: readonly string[],
  values: Float32Array,
  passages: readonly string[],
): Uint8Array {
  const dimensions = values.length / terms.length;
  const zero = new Float32Array(dimensions);
  const bare = layOut(terms, values, dimensions, zero, []);
  const embedder = createTextEmbedder(openEmbeddings(bare));
  const every = Math.max(1, Math.floor(passages.length / MEAN_TEXTS));
  const texts = passages.filter((_, number) => number % every === 0).map((text) => embedText(text, embedder));
  const mean = zero.map((_, i) => texts.reduce((sum, text) => sum + (text[i] ?? 0), 0) / texts.length);
  const step = Math.floor(texts.length / BACKGROUND_TEXTS);
  const background = texts.filter((_, number) => step > 0 && number % step === 0).slice(0, BACKGROUND_TEXTS);
  return layOut(
    terms,
    values,
    dimensions,
    mean,
    background.map((text) => text.map((value, i) => value - (mean[i] ?? 0))),
  );
}

function layOut(
  terms: readonly string[],
  values: Float32Array,
  dimensions: number,
  mean: Float32Array,
  background: readonly Float32Array[],
): Uint8Array {
  const all = terms.map((term, number) => ({ term, number }));
  const isBigram = (term: string) => term.length === 2 && term.charCodeAt(0) >= 0x2e80;
  const keyOf = (term: string) => ((term.charCodeAt(0) << 16) | term.charCodeAt(1)) >>> 0;
  const bigrams = all.filter(({ term }) => isBigram(term)).sort((a, b) => keyOf(a.term) - keyOf(b.term));
  const characters = all
    .filter(({ term }) => term.startsWith(CHARACTER_MARK))
    .sort((a, b) => (a.term < b.term ? -1 : 1));
  const words = all
    .filter(({ term }) => !isBigram(term) && !term.startsWith(CHARACTER_MARK))
    .sort((a, b) => (a.term < b.term ? -1 : 1));
  const ordered = [...bigrams, ...characters, ...words];

  const norms = ordered.map(({ number }) => {
    let square = 0;
    for (let i = 0; i < dimensions; i++) square += (values[number * dimensions + i] ?? 0) ** 2;
    return Math.sqrt(square);
  });
  const largest = norms.reduce((most, norm) => Math.max(most, norm), 0);
  const normBytes = Uint8Array.from(norms, (norm) => Math.round(255 * Math.sqrt(norm / largest)));
  const rows = new Int8Array(ordered.length * dimensions);
  ordered.forEach(({ number }, row) => {
    const norm = norms[row] ?? 0;
    if (norm === 0 || normShare(normBytes[row] ?? 0) === 0) return;
    for (let i = 0; i < dimensions; i++)
      rows[row * dimensions + i] = Math.round((BYTE_SCALE * (values[number * dimensions + i] ?? 0)) / norm);
  });
  const backgroundBytes = new Int8Array(background.length * dimensions);
  background.forEach((text, number) => {
    text.forEach((value, i) => {
      backgroundBytes[number * dimensions + i] = Math.round(BYTE_SCALE * value);
    });
  });
  const wordBytes = new TextEncoder().encode(words.map(({ term }) => `${term}\n`).join(''));
  const parts = [
    mean,
    Uint32Array.from(bigrams, ({ term }) => keyOf(term)),
    Uint16Array.from(characters, ({ term }) => term.charCodeAt(CHARACTER_MARK.length)),
    wordBytes,
    normBytes,
    backgroundBytes,
    rows,
  ];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + padded(part.byteLength), EMBEDDINGS_HEADER_BYTES));
  const header = [
    EMBEDDINGS_MAGIC,
    dimensions,
    bigrams.length,
    characters.length,
    words.length,
    wordBytes.length,
    background.length,
  ];
  const view = new DataView(bytes.buffer);
  header.forEach((value, i) => {
    view.setUint32(4 * i, value, true);
  });
  let at = EMBEDDINGS_HEADER_BYTES;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += padded(part.byteLength);
  }
  return bytes;
}
