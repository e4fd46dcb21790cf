import type { Importer, ImportFile } from '../../importers/importer/importer.ts';
import type { LibraryError, Skipped } from '../../protocol/library-client.ts';

/** The importers are many and large: they are loaded when the first file is chosen. */
export type LoadImporters = () => Promise<{
  recogniseFiles(
    files: ImportFile[],
    signal: AbortSignal,
  ): Promise<{ importer: Importer | null; files: ImportFile[]; skipped: Skipped[]; failures: LibraryError[] }>;
}>;
