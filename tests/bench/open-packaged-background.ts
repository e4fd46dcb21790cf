import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLexiconGroups } from '../../scripts/read-lexicon.ts';
import { type Background, openBackground } from '../../utils/search/background.ts';

const DATA = join(import.meta.dirname, '..', '..', 'data');

/** The background tables as the package carries them. */
export function openPackagedBackground(): Background {
  return openBackground({
    frequencies: readFileSync(join(DATA, 'background', 'frequencies.bin')),
    vectors: readFileSync(join(DATA, 'background', 'vectors.bin')),
    lexicon: readLexiconGroups(),
  });
}
