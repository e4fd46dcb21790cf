import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { cleanText, cutText } from '../text/clean-text.ts';
import { collectLines, type PdfRun } from './collect-lines.ts';
import { dropRunningLines } from './drop-running-lines.ts';
import { findBodySize, findPdfTitle } from './find-pdf-title.ts';
import { joinLines } from './join-lines.ts';
import { loadPdfJs } from './load-pdfjs.ts';
import { type PdfFacts, readPdfFacts } from './pdf-facts.ts';
import type { PdfLine } from './pdf-line.ts';

/** What was read of a PDF. */
export interface Pdf extends PdfFacts {
  /** Paragraphs, separated by "\n". */
  text: string;
  /** Paragraphs in larger letters, in order. */
  headings: string[];
  /** The text goes on behind the bound. */
  truncated: boolean;
  /** Pages that could not be read, from 1. */
  brokenPages: number[];
}

export type PdfOutcome =
  | { kind: 'read'; pdf: Pdf }
  // broken: no PDF, or so damaged that nothing of it can be read. no-text: pictures of pages, a scan without text recognition.
  | { kind: 'unreadable'; reason: 'encrypted' | 'broken' | 'no-text' };

export interface ReadPdfOptions {
  /** Longest text, UTF-16 units. Reading stops when it is reached. */
  maxText: number;
  /** A file of the package by its path: tables of East Asian codes (CMaps). Without it, what needs them is not read. */
  readAsset?: ((path: string) => Promise<Uint8Array>) | undefined;
  signal: AbortSignal;
}

/** More are read of no PDF: they would be pictures. */
const MAX_PAGES = 5_000;
/** Letters of a heading are larger than the text's, and it is short. */
const HEADING_RATIO = 1.12;
const MAX_HEADING = 80;
const MAX_HEADINGS = 100;

/**
 * Reads the text of a PDF. `bytes` are given away. Whatever is in them, it ends with an outcome; only the signal's reason and
 * faults of our own are thrown.
 */
export async function readPdf(bytes: Uint8Array, options: ReadPdfOptions): Promise<PdfOutcome> {
  const { signal } = options;
  const { getDocument } = await loadPdfJs();
  signal.throwIfAborted();
  const loading = getDocument({
    data: bytes,
    BinaryDataFactory: createCMapFactory(options.readAsset),
    // Text alone: no fonts to draw with, no pictures, no forms that run, and nothing is ever fetched.
    useWorkerFetch: false,
    useWasm: false,
    useSystemFonts: true,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    verbosity: 0,
  });
  try {
    return await readDocument(await loading.promise, options);
  } catch (thrown) {
    signal.throwIfAborted();
    const isEncrypted = thrown instanceof Error && thrown.name === 'PasswordException';
    return { kind: 'unreadable', reason: isEncrypted ? 'encrypted' : 'broken' };
  } finally {
    await loading.destroy().catch(() => {}); // What was damaged may also fail to end.
  }
}

async function readDocument(document: PDFDocumentProxy, options: ReadPdfOptions): Promise<PdfOutcome> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const facts = readPdfFacts(info);
  const pages: PdfLine[][] = [];
  const brokenPages: number[] = [];
  const pageCount = Math.min(document.numPages, MAX_PAGES);
  let left = options.maxText;
  let number = 1;
  for (; number <= pageCount && left > 0; number++) {
    options.signal.throwIfAborted();
    try {
      const page = await document.getPage(number);
      const lines = collectLines(await readRuns(page, left));
      page.cleanup();
      pages.push(lines);
      left -= lines.reduce((sum, { text }) => sum + text.length, 0);
    } catch {
      brokenPages.push(number);
    }
  }
  const paragraphs = joinLines(dropRunningLines(pages));
  const whole = cleanText(paragraphs.map(({ text }) => text).join('\n'));
  if (whole === '') return { kind: 'unreadable', reason: pages.length === 0 ? 'broken' : 'no-text' };
  const text = cutText(whole, options.maxText);
  const bodySize = findBodySize(paragraphs);
  const headings = paragraphs
    .filter(({ size, text: line }) => size >= HEADING_RATIO * bodySize && line.length <= MAX_HEADING)
    .slice(0, MAX_HEADINGS);
  return {
    kind: 'read',
    pdf: {
      ...facts,
      title: facts.title || findPdfTitle(paragraphs, bodySize),
      text,
      headings: headings.map((heading) => heading.text),
      truncated: text !== whole || number <= document.numPages,
      brokenPages,
    },
  };
}

/** The runs of letters of a page, until there are more than are wanted. */
async function readRuns(page: PDFPageProxy, maxText: number): Promise<PdfRun[]> {
  const runs: PdfRun[] = [];
  let length = 0;
  const reader = page.streamTextContent({ includeMarkedContent: false }).getReader();
  while (length <= maxText) {
    const { done, value } = await reader.read();
    if (done) return runs;
    for (const item of value.items) {
      if (!('str' in item)) continue;
      runs.push({ ...item, isVertical: value.styles[item.fontName]?.vertical === true });
      length += item.str.length;
    }
  }
  // pdf.js wants a reason that is an error.
  await reader.cancel(new Error('enough text'));
  return runs;
}

/** pdf.js asks for what it needs beside the file; only the tables of codes are there. */
function createCMapFactory(readAsset: ReadPdfOptions['readAsset']) {
  return class {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      if (kind !== 'cMapUrl' || readAsset === undefined) throw new Error(`${filename} is not here.`);
      return readAsset(`data/cmaps/${filename}`);
    }
  };
}
