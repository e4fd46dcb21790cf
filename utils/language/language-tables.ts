import type { LexiconGroup } from '../protocol/lexicon-group.ts';
import { type Frequencies, openFrequencies } from './open-frequencies.ts';
import { type Lexicon, openLexicon } from './open-lexicon.ts';
import { openVectors, type Vectors } from './open-vectors.ts';

/** What is known of the language before any library: how common terms are, which are near in meaning, concepts. */
export interface LanguageTables {
  frequencies: Frequencies;
  vectors: Vectors;
  lexicon: Lexicon;
}

/** Opens the packaged tables. `lexicon` holds the packaged groups and may end with the reader's own. */
export function openLanguageTables(files: {
  frequencies: Uint8Array;
  vectors: Uint8Array;
  lexicon: readonly LexiconGroup[];
}): LanguageTables {
  return {
    frequencies: openFrequencies(files.frequencies),
    vectors: openVectors(files.vectors),
    lexicon: openLexicon(files.lexicon),
  };
}
