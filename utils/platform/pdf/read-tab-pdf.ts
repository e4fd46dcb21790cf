import type { Page } from '../../page/page.ts';
import type { UnreadableReason } from '../../page/read-outcome.ts';
import { pdfToPage } from '../../pdf/pdf-to-page.ts';
import type { PdfOutcome } from '../../pdf/read-pdf.ts';
import { askPdfWorker } from './ask-pdf-worker.ts';
import { MAX_PDF_BYTES, takeTabPdf } from './take-tab-pdf.ts';

/** What reading a PDF gives: the page, or why there is none. */
export type PdfReading = Page | UnreadableReason;

const REASONS = {
  encrypted: 'pdf-encrypted',
  'no-text': 'pdf-without-text',
  broken: 'pdf',
} satisfies Record<Extract<PdfOutcome, { kind: 'unreadable' }>['reason'], UnreadableReason>;

/** The PDF that a tab shows. `mayFetch`: see takeTabPdf. */
export async function readTabPdf(tabId: number, url: string, mayFetch: boolean): Promise<PdfReading> {
  const taken = await takeTabPdf(tabId, mayFetch);
  if (taken.kind === 'too-large') return 'pdf-too-large';
  // A file of the disk, or what a page made itself, has no site that could be asked again; nor has one that was asked.
  if (taken.kind === 'not-kept') return /^https?:/.test(url) && !mayFetch ? 'pdf-not-kept' : 'pdf';
  return readBytes(taken.bytes, url, nameOf(url));
}

/** A PDF that the reader chose. */
export async function readPdfFile(file: File): Promise<PdfReading> {
  if (file.size > MAX_PDF_BYTES) return 'pdf-too-large';
  // A folder that was dropped is a file without bytes; one that was moved meanwhile has none either.
  const bytes = await file.arrayBuffer().catch(() => null);
  const read = bytes === null ? 'pdf' : await readBytes(bytes, '', file.name.replace(/\.pdf$/i, ''));
  return read === 'pdf' ? 'not-a-pdf' : read;
}

async function readBytes(bytes: ArrayBuffer, url: string, name: string): Promise<PdfReading> {
  const outcome = await askPdfWorker(bytes);
  return outcome.kind === 'read' ? pdfToPage(outcome.pdf, url, name) : REASONS[outcome.reason];
}

/** The file's name in an address, as a person reads it. */
function nameOf(url: string): string {
  const last = URL.canParse(url) ? (new URL(url).pathname.split('/').at(-1) ?? '') : '';
  try {
    return decodeURIComponent(last).replace(/\.pdf$/i, '');
  } catch {
    return last;
  }
}
