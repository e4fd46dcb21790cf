import * as v from 'valibot';
import { crc32 } from '../../bytes/crc32.ts';
import { type LanguageTables, openLanguageTables } from '../../language/language-tables.ts';
import type { LibraryWorld } from '../store/world.ts';
import { FREQUENCIES_PATH, LEXICON_PATH, VECTORS_PATH } from './packaged-files.ts';

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
  /** Names these tables: segments built with others have norms and vectors that do not fit. Takes some ms. */
  builtWith(): string;
}

/** Loads the packaged tables of the language (frequencies, vectors, concepts) and the reader's own concepts. */
export async function loadLanguageTables({
  readAsset,
  store,
}: Pick<LibraryWorld, 'readAsset' | 'store'>): Promise<LoadedLanguageTables> {
  const [frequencies, vectors, lexicon, own] = await Promise.all([
    readAsset(FREQUENCIES_PATH),
    readAsset(VECTORS_PATH),
    readAsset(LEXICON_PATH),
    store.readConcepts(),
  ]);
  const groups = v.parse(LexiconGroups, JSON.parse(new TextDecoder().decode(lexicon)));
  return {
    language: openLanguageTables({ frequencies, vectors, lexicon: [...groups, ...own] }),
    builtWith: () => [frequencies, vectors].map((bytes) => crc32(bytes).toString(16).padStart(8, '0')).join('-'),
  };
}
