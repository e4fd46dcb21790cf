import type { Firefox } from '../firefox.ts';
import { IMPORT_FILE } from './page-scripts.ts';

/** Imports a file on the library page, as a reader would who has chosen it. */
export async function importInFirefox(firefox: Firefox, text: string, fileName: string): Promise<void> {
  await firefox.navigate(`${firefox.extensionOrigin}/library.html?section=import`);
  await firefox.run(IMPORT_FILE, text, fileName);
}
