import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDocumentPage } from './create-document-page.ts';
import { listLicences } from './list-licences.ts';

/** How one gets the files that the import page takes; it links to the page made of them. */
const HOW_TO_EXPORT = { 'zh-CN': 'HOW-TO-EXPORT.zh-CN.md', en: 'HOW-TO-EXPORT.md' };
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
    ...(['zh-CN', 'en'] as const).map((language) => ({
      contents: createDocumentPage(readFileSync(join(ROOT, 'docs', HOW_TO_EXPORT[language]), 'utf8'), language),
      relativeDest: `how-to-export.${language}.html`,
    })),
    { contents: listLicences(), relativeDest: 'THIRD-PARTY-LICENSES.txt' },
  ];
}
