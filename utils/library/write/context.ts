import type { LanguageTables, WordTables } from '../../language/language-tables.ts';
import type { LibraryWorld } from '../store/world.ts';
import type { LibraryReader } from '../view/reader.ts';
import type { SegmentTools } from '../view/segment-tools.ts';
import type { LibraryWriter } from './writer.ts';

/** What the library's own pieces share. */
export interface LibraryContext {
  world: LibraryWorld;
  reader: LibraryReader;
  writer: LibraryWriter;
  /** Those of the tables with which a page can be read: sooner there than all. */
  loadWordTables(): Promise<WordTables>;
  /** The packaged tables of the language, loaded once. */
  loadLanguageTables(): Promise<LanguageTables>;
  /** Loads what indexing needs (background table, vectors) at the first use. */
  loadTools(): Promise<SegmentTools>;
}
