import { readFile } from 'node:fs/promises';
import { listPackagedCMaps } from './list-packaged-cmaps.ts';
import { listPackagedData } from './list-packaged-data.ts';

/** A file of the package by its path in it, for importers that run outside of the package. */
export async function readPackagedFile(path: string): Promise<Uint8Array> {
  const found = [...listPackagedData(), ...listPackagedCMaps()].find(({ relativeDest }) => relativeDest === path);
  if (found === undefined) throw new Error(`The package has no ${path}.`);
  return new Uint8Array(await readFile(found.absoluteSrc));
}
