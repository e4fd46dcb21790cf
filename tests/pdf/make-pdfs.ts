/** Writes the PDFs of tests/fixtures/imports again, the same byte for byte: `node tests/pdf/make-pdfs.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createColumnsPdf, createOldChinesePdf, createPrintedPdf } from './hand-written.ts';

const IMPORTS = join(import.meta.dirname, '../fixtures/imports');

writeFileSync(join(IMPORTS, 'pdf-chinese/私域复购.pdf'), createPrintedPdf());
writeFileSync(join(IMPORTS, 'pdf-old-chinese/旧报告.pdf'), createOldChinesePdf());
writeFileSync(join(IMPORTS, 'pdf-columns/columns.pdf'), createColumnsPdf());
