import * as v from 'valibot';
import { type LanguageTables, openLanguageTables } from '../../language/language-tables.ts';
import { nameLanguageTables } from '../../language/name-language-tables.ts';
import type { LibraryWorld } from '../store/world.ts';
import { FREQUENCIES_PATH, HAN_EMBEDDINGS_PATH, LATIN_EMBEDDINGS_PATH, LEXICON_PATH } from './packaged-files.ts';

const LexiconGroups = v.array(
  v.object({
    concept: v.string(),
    field: v.string(),
    terms: v.array(v.string()),
    topic: v.optional(v.string()),
    isLoose: v.optional(v.boolean()),
  }),
);

export interface LoadedLanguageTables {
  language: LanguageTables;
  /** Names these tables and the folding: segments built with others have norms and vectors that do not fit. Takes some ms. */
  builtWith(): string;
}

/** Loads the packaged tables of the language (frequencies, vectors, concepts) and the reader's own concepts. */
export async function loadLanguageTables({
  readAsset,
  store,
}: Pick<LibraryWorld, 'readAsset' | 'store'>): Promise<LoadedLanguageTables> {
  const [frequencies, han, latin, lexicon, own] = await Promise.all([
    readAsset(FREQUENCIES_PATH),
    readAsset(HAN_EMBEDDINGS_PATH),
    readAsset(LATIN_EMBEDDINGS_PATH),
    readAsset(LEXICON_PATH),
    store.readConcepts(),
  ]);
  const groups = v.parse(LexiconGroups, JSON.parse(new TextDecoder().decode(lexicon)));
  return {
    language: openLanguageTables({ frequencies, embeddings: { han, latin }, lexicon: [...groups, ...own] }),
    builtWith: () => nameLanguageTables({ frequencies, han, latin }),
  };
}
