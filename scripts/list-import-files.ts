import { openAsBlob, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { ImportFile } from '../utils/importers/importer/importer.ts';
import { createImportFile } from '../utils/importers/reading/create-import-file.ts';

/** A file, or a folder's files, named by their path from it as a browser names them. */
export async function listImportFiles(path: string): Promise<ImportFile[]> {
  if (!statSync(path).isDirectory()) return [await createImportFile(await openAsBlob(path), basename(path))];
  const root = resolve(path);
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async (each) => createImportFile(await openAsBlob(each), relative(dirname(root), each))),
  );
}
