import type { Background } from '../search/background.ts';
import type { LibraryReader } from './library-reader.ts';
import type { LibraryWorld } from './library-world.ts';
import type { LibraryWriter } from './library-writer.ts';
import type { SegmentTools } from './segment-tools.ts';

/** What the library's own pieces share. */
export interface LibraryContext {
  world: LibraryWorld;
  reader: LibraryReader;
  writer: LibraryWriter;
  /** The packaged tables of the language, loaded once. */
  loadBackground(): Promise<Background>;
  /** Loads what indexing needs (background table, vectors) at the first use. */
  loadTools(): Promise<SegmentTools>;
}
