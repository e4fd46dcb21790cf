import type { LexiconGroup } from '../protocol/lexicon-group.ts';
import type { Script } from '../text/script-of.ts';
import { type Embeddings, openEmbeddings } from './open-embeddings.ts';
import { type Frequencies, openFrequencies } from './open-frequencies.ts';
import { type Lexicon, openLexicon } from './open-lexicon.ts';

/** What is known of the language before any library: how common terms are, which are near in meaning, concepts. */
export interface LanguageTables {
  frequencies: Frequencies;
  /** One table for each script: what a table does not know must not look like likeness. */
  embeddings: Record<Script, Embeddings>;
  lexicon: Lexicon;
}

/** What a page can be read with before it is compared with anything: the smaller half of the tables. */
export type WordTables = Pick<LanguageTables, 'frequencies' | 'lexicon'>;

/** The packaged files, as bytes. */
export interface LanguageFiles {
  frequencies: Uint8Array;
  embeddings: Record<Script, Uint8Array>;
  lexicon: readonly LexiconGroup[];
}

/** Opens the packaged tables. `lexicon` holds the packaged groups and may end with the reader's own. */
export function openLanguageTables(files: LanguageFiles): LanguageTables {
  return {
    frequencies: openFrequencies(files.frequencies),
    embeddings: { han: openEmbeddings(files.embeddings.han), latin: openEmbeddings(files.embeddings.latin) },
    lexicon: openLexicon(files.lexicon),
  };
}
