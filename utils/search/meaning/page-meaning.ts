import type { LanguageTables } from '../../language/language-tables.ts';
import type { Embeddings } from '../../language/open-embeddings.ts';
import { cutPassages } from '../../text/cut-passages.ts';
import { type Script, scriptOf } from '../../text/script-of.ts';
import { forEachToken, isHanCodeUnit } from '../../text/tokenise.ts';
import { createTextEmbedder, type TextEmbedder } from '../embed/embed-text.ts';
import type { LibraryIndex } from '../index/library-index.ts';
import type { PageTerms } from '../rank/page-terms.ts';
import { centreOn, type MeaningSpace, meaningSpaceOf } from './meaning-space.ts';

/** Passages of the page that posts are compared with. */
const MAX_PAGE_PASSAGES = 6;

/** A passage of the page: [start, end) in its folded text. */
export interface PagePassage {
  start: number;
  end: number;
  vector: Float32Array;
  /** Its sentences, once somebody asked for them. */
  sentences?: Sentence[];
}

/** One sentence, as it is written, with its direction. */
export interface Sentence {
  text: string;
  vector: Float32Array;
}

/** What a page is about, as directions in the space of one library. All vectors are centred units. */
export interface PageMeaning {
  script: Script;
  space: MeaningSpace;
  /** The whole page before it was centred: for the first pass over many posts. */
  raw: Float32Array;
  text: Float32Array;
  passages: PagePassage[];
  /** The direction of any other folded text, such as a post's title; null when nothing in it is known. */
  embed(folded: string): Float32Array | null;
}

const embedders = new WeakMap<Embeddings, TextEmbedder>();

/** One embedder for all pages: it is empty between them, and its counts are half a megabyte. */
function embedderOf(embeddings: Embeddings): TextEmbedder {
  const known = embedders.get(embeddings) ?? createTextEmbedder(embeddings);
  embedders.set(embeddings, known);
  return known;
}

/** Embeds a page: the whole and its first passages. Switched-off terms say nothing. */
export function embedPage(
  page: PageTerms,
  index: LibraryIndex,
  language: Pick<LanguageTables, 'embeddings'>,
  disabled: ReadonlySet<string>,
): PageMeaning {
  const script = scriptOf(page.folded);
  const embeddings = language.embeddings[script];
  const embedder = embedderOf(embeddings);
  const space = meaningSpaceOf(index, script, embeddings);
  const add = (term: string, count: number) => {
    if (disabled.has(term)) return;
    if (!isHanCodeUnit(term.charCodeAt(0))) embedder.addWord(term, count);
    else if (term.length === 2) embedder.addBigram(term.charCodeAt(0), term.charCodeAt(1), count);
  };
  const finish = () => {
    const vector = embedder.finish();
    if (vector.every((value) => value === 0)) return null;
    for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) - (embeddings.mean[i] as number);
    return vector;
  };
  const addText = (folded: string) =>
    forEachToken(folded, {
      bigram(first, second) {
        if (disabled.size === 0) embedder.addBigram(first, second, 1);
        else add(String.fromCharCode(first, second), 1);
      },
      unigram: () => undefined,
      word: (start, end) => add(folded.slice(start, end), 1),
    });
  const embed = (folded: string) => {
    addText(folded);
    const vector = finish();
    return vector === null ? null : centreOn(vector, space.centre);
  };

  for (const { term, count, isSpelling } of page.terms) if (!isSpelling) add(term, count);
  const raw = finish() ?? new Float32Array(space.dimensions);
  const text = centreOn(raw.slice(), space.centre);
  const passages = cutPassages(page.foldedBody, script, MAX_PAGE_PASSAGES).flatMap(({ start, end }) => {
    const vector = embed(page.foldedBody.slice(start, end));
    return vector === null ? [] : [{ start, end, vector }];
  });
  return {
    script,
    space,
    raw,
    text,
    passages,
    embed,
  };
}
