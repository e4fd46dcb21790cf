import type { LanguageTables, WordTables } from '../../language/language-tables.ts';
import { nameLanguageTables } from '../../language/name-language-tables.ts';
import { openEmbeddings } from '../../language/open-embeddings.ts';
import { openFrequencies } from '../../language/open-frequencies.ts';
import { openLexicon } from '../../language/open-lexicon.ts';
import type { LexiconGroup } from '../../protocol/lexicon-group.ts';
import type { LibraryWorld } from '../store/world.ts';
import { FREQUENCIES_PATH, HAN_EMBEDDINGS_PATH, LATIN_EMBEDDINGS_PATH, LEXICON_PATH } from './packaged-files.ts';

export interface LoadedLanguageTables {
  language: LanguageTables;
  /** Names these tables and the folding: segments built with others have norms and vectors that do not fit. Takes some ms. */
  builtWith(): string;
}

/** Tables that are on their way. */
export interface LanguageLoading {
  /** There before the rest, which is five times as large: a popup just opened reads its page meanwhile. */
  words: Promise<WordTables>;
  tables: Promise<LoadedLanguageTables>;
}

/** Begins to load the packaged tables of the language (frequencies, vectors, concepts) and the reader's own concepts. */
export function beginLanguageTables({ readAsset, store }: Pick<LibraryWorld, 'readAsset' | 'store'>): LanguageLoading {
  const frequencies = readAsset(FREQUENCIES_PATH);
  const embeddings = Promise.all([readAsset(HAN_EMBEDDINGS_PATH), readAsset(LATIN_EMBEDDINGS_PATH)]);
  const words = Promise.all([frequencies, readAsset(LEXICON_PATH), store.readConcepts()]).then(
    ([bytes, lexicon, own]): WordTables => {
      // The package is our own build's output and is not parsed again for its shape (tests/unit/data does that).
      const groups: LexiconGroup[] = JSON.parse(new TextDecoder().decode(lexicon));
      return { frequencies: openFrequencies(bytes), lexicon: openLexicon([...groups, ...own]) };
    },
  );
  const tables = Promise.all([words, frequencies, embeddings]).then(
    ([opened, bytes, [han, latin]]): LoadedLanguageTables => ({
      language: { ...opened, embeddings: { han: openEmbeddings(han), latin: openEmbeddings(latin) } },
      builtWith: () => nameLanguageTables({ frequencies: bytes, han, latin }),
    }),
  );
  // A failure is told to whoever waits for it.
  for (const loading of [words, tables]) loading.catch(() => undefined);
  return { words, tables };
}

/** Loads all of them. */
export function loadLanguageTables(world: Pick<LibraryWorld, 'readAsset' | 'store'>): Promise<LoadedLanguageTables> {
  return beginLanguageTables(world).tables;
}
