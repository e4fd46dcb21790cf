import { ImportFailure } from '../importer/import-failure.ts';
import type { ImportFile } from '../importer/importer.ts';
import { walkZip } from '../reading/walk-zip.ts';

/** Bytes that a workbook may inflate to: its reader holds them all, several times over. */
const MAX_INFLATED_BYTES = 200_000_000;
/** Rows times columns up to the farthest cell: its reader fills what lies between with empty ones. */
const MAX_CELLS = 5_000_000;
const REFERENCE = /\sr\s*=\s*["'](\$?[A-Za-z]{0,4})(\d{1,12})["']/g;
/** A reference cut by the end of a piece is at most this long. */
const OVERLAP = 40;

/**
 * Looks at a workbook before a reader is let at it, which believes what it finds: counts what it inflates to, and where the farthest
 * cell of each sheet stands. Throws ImportFailure.
 */
export async function checkWorkbook(file: ImportFile, signal: AbortSignal): Promise<void> {
  let tail = '';
  let index = -1;
  let rows = 0;
  let columns = 0;
  for await (const piece of walkZip(file, () => true, signal, MAX_INFLATED_BYTES)) {
    if (!/worksheets\/[^/]+\.xml$/i.test(piece.name)) continue;
    if (piece.index !== index) {
      index = piece.index;
      tail = '';
      rows = 0;
      columns = 0;
    }
    const text = tail + new TextDecoder('windows-1252').decode(piece.bytes);
    for (const [, letters = '', digits = ''] of text.matchAll(REFERENCE)) {
      rows = Math.max(rows, Number(digits));
      columns = Math.max(columns, toColumnNumber(letters.replace('$', '')));
    }
    if (rows * Math.max(1, columns) > MAX_CELLS)
      throw new ImportFailure('file-too-large', file.name, `${file.name}: ${piece.name}`, 'split-file');
    tail = text.slice(-OVERLAP);
  }
}

/** "A" is 1, "XFD" 16,384. */
function toColumnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
