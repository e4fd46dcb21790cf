import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLexiconGroups } from '../../scripts/read-lexicon.ts';
import { type LanguageTables, openLanguageTables } from '../../utils/language/language-tables.ts';

const DATA = join(import.meta.dirname, '..', '..', 'data');

/** The background tables as the package carries them. */
export function openPackagedLanguage(): LanguageTables {
  return openLanguageTables({
    frequencies: readFileSync(join(DATA, 'language', 'frequencies.bin')),
    vectors: readFileSync(join(DATA, 'language', 'vectors.bin')),
    lexicon: readLexiconGroups(),
  });
}
