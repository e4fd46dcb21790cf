import type { PdfLine } from './pdf-line.ts';
import { unifyRadicals } from './unify-radicals.ts';

/** A run of letters, as pdf.js gives it (its TextItem, as far as this needs it). */
export interface PdfRun {
  str: string;
  /** Matrix: the first two are the direction of writing times the size, the last two the place. */
  transform: readonly number[];
  width: number;
  height: number;
  /** What follows stands on another line. */
  hasEOL: boolean;
  /** Letters stand one below the other. */
  isVertical: boolean;
}

/** Runs closer than this, of the size, belong to one word. */
const WORD_GAP = 0.2;
/** A run whose foot is at most so much of the size higher or lower is on the same line: marks of notes, units. */
const SAME_LINE = 0.5;

/** Puts runs together to lines, in the order in which the PDF draws them. Turned and vertical writing become lines as well. */
export function collectLines(runs: Iterable<PdfRun>): PdfLine[] {
  const lines: PdfLine[] = [];
  let line: PdfLine | null = null;
  for (const run of runs) {
    // Spaces that pdf.js puts in where letters stand apart have no width of their own that could be trusted.
    if (run.str.trim() === '') {
      if (line !== null && run.str !== '' && !line.text.endsWith(' ')) line.text += ' ';
      continue;
    }
    const next = placeRun(run);
    if (line !== null && continues(line, next)) {
      const isApart = next.start - line.end > WORD_GAP * Math.max(line.size, next.size);
      if (isApart && !line.text.endsWith(' ')) line.text += ' ';
      line.text += next.text;
      line.end = Math.max(line.end, next.end);
      // A mark of a note is smaller than what it stands behind.
      if (next.size > line.size) Object.assign(line, { size: next.size, height: next.height });
    } else {
      if (line !== null) lines.push(trim(line));
      line = next;
    }
  }
  if (line !== null) lines.push(trim(line));
  return lines;
}

function placeRun({ str, transform, width, height, isVertical }: PdfRun): PdfLine {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  const size = Math.hypot(c, d) || Math.hypot(a, b) || 1;
  if (isVertical) return { text: str, start: -f, end: -f + height, height: e, size };
  const scale = Math.hypot(a, b) || 1;
  const [cos, sin] = [a / scale, b / scale];
  const start = e * cos + f * sin;
  return { text: str, start, end: start + width, height: f * cos - e * sin, size };
}

function continues(line: PdfLine, next: PdfLine): boolean {
  const size = Math.max(line.size, next.size);
  return Math.abs(line.height - next.height) <= SAME_LINE * size && next.start >= line.end - size;
}

function trim(line: PdfLine): PdfLine {
  // Dots that lead from a heading to its page are no text.
  const text = line.text
    .replace(/(?:[.·…]\s?){5,}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { ...line, text: unifyRadicals(text) };
}
