import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listLicences } from './list-licences.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What a reader or reviewer wants beside the code, in the shape that WXT's `build:publicAssets` hook takes. */
export function listPackagedDocuments(): (
  | { absoluteSrc: string; relativeDest: string }
  | { contents: string; relativeDest: string }
)[] {
  return [
    { absoluteSrc: join(ROOT, 'LICENSE'), relativeDest: 'LICENSE.txt' },
    { absoluteSrc: join(ROOT, 'docs', 'PRIVACY.md'), relativeDest: 'PRIVACY.md' },
    { absoluteSrc: join(ROOT, 'SECURITY.md'), relativeDest: 'SECURITY.md' },
    { contents: listLicences(), relativeDest: 'THIRD-PARTY-LICENSES.txt' },
  ];
}
