import type { LexiconGroup } from '../background/lexicon-group.ts';
import { type Frequencies, openFrequencies } from '../background/open-frequencies.ts';
import { type Lexicon, openLexicon } from '../background/open-lexicon.ts';
import { openVectors, type Vectors } from './embed/open-vectors.ts';

/** What is known of the language before any library: how common terms are, which are near in meaning, concepts. */
export interface Background {
  frequencies: Frequencies;
  vectors: Vectors;
  lexicon: Lexicon;
}

/** Opens the packaged tables. `lexicon` holds the packaged groups and may end with the reader's own. */
export function openBackground(files: {
  frequencies: Uint8Array;
  vectors: Uint8Array;
  lexicon: readonly LexiconGroup[];
}): Background {
  return {
    frequencies: openFrequencies(files.frequencies),
    vectors: openVectors(files.vectors),
    lexicon: openLexicon(files.lexicon),
  };
}
