import type { WordTables } from '../../language/language-tables.ts';
import type { LibraryWorld } from '../store/world.ts';
import { beginLanguageTables, type LanguageLoading, type LoadedLanguageTables } from './load-language-tables.ts';

/** The tables of the language, loaded at the first question for any of them. */
export interface KeptLanguageTables {
  words(): Promise<WordTables>;
  all(): Promise<LoadedLanguageTables>;
  /** The reader's own concepts changed: the next question loads anew. */
  forget(): void;
}

/** Keeps the tables once they are loaded; after a failure the next question tries again. */
export function keepLanguageTables(world: Pick<LibraryWorld, 'readAsset' | 'store'>): KeptLanguageTables {
  let kept: LanguageLoading | null = null;
  const begin = (): LanguageLoading => {
    const loading = kept ?? beginLanguageTables(world);
    kept = loading;
    loading.tables.catch(() => {
      if (kept === loading) kept = null;
    });
    return loading;
  };
  return {
    words: () => begin().words,
    all: () => begin().tables,
    forget() {
      kept = null;
    },
  };
}
