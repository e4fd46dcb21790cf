import type { Importer, ImportFile, ReadAsset } from '../../importers/importer/importer.ts';
import type { LibraryError, Skipped } from '../../protocol/library-client.ts';

/** The importers are many and large: they are loaded when the first file is chosen. */
export type LoadImporters = () => Promise<{
  recogniseFiles(
    files: ImportFile[],
    signal: AbortSignal,
    readAsset?: ReadAsset,
  ): Promise<{ importer: Importer | null; files: ImportFile[]; skipped: Skipped[]; failures: LibraryError[] }>;
}>;

/** The importers with the files of the package that some of them need, for all that imports in this library. */
export function giveAssets(loadImporters: LoadImporters, readAsset: ReadAsset): LoadImporters {
  return async () => {
    const { recogniseFiles } = await loadImporters();
    return { recogniseFiles: (files, signal) => recogniseFiles(files, signal, readAsset) };
  };
}
