import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLexiconGroups } from '../../scripts/read-lexicon.ts';
import { type LanguageTables, openLanguageTables } from '../../utils/language/language-tables.ts';

const DATA = join(import.meta.dirname, '..', '..', 'data');

/** The background tables as the package carries them. */
export function openPackagedLanguage(): LanguageTables {
  return openLanguageTables({
    frequencies: readFileSync(join(DATA, 'language', 'frequencies.bin')),
    embeddings: {
      han: readFileSync(join(DATA, 'language', 'embeddings-han.bin')),
      latin: readFileSync(join(DATA, 'language', 'embeddings-latin.bin')),
    },
    lexicon: readLexiconGroups(),
  });
}
