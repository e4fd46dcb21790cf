import type { PdfLine } from './pdf-line.ts';

/** A line, and where the column that it stands in begins and ends. */
export interface PlacedLine extends PdfLine {
  columnStart: number;
  columnEnd: number;
}

/** Width of the strips in which lines count as beginning at one place, of the size: first lines are indented by two. */
const STRIP = 4;
/** Share of a column's longest lines that are not believed: a line across two columns, a table. */
const OUTLIERS = 0.1;

/** Tells of each line of a page in which column it stands: lines of its size that begin near it tell where that begins and ends. */
export function findColumns(lines: readonly PdfLine[]): PlacedLine[] {
  const strips = new Map<string, PdfLine[]>();
  for (const line of lines) {
    const strip = strips.get(nameStrip(line));
    if (strip === undefined) strips.set(nameStrip(line), [line]);
    else strip.push(line);
  }
  const columns = new Map<string, { columnStart: number; columnEnd: number }>();
  for (const [name, [first]] of strips) {
    if (first === undefined) continue;
    const near = [-1, 0, 1].flatMap((step) => strips.get(nameStrip(first, step)) ?? []);
    const ends = near.map(({ end }) => end).sort((a, b) => b - a);
    columns.set(name, {
      columnStart: near.reduce((least, { start }) => Math.min(least, start), first.start),
      columnEnd: ends[Math.floor(ends.length * OUTLIERS)] ?? first.end,
    });
  }
  return lines.map((line) => ({
    columnStart: line.start,
    columnEnd: line.end,
    ...line,
    ...columns.get(nameStrip(line)),
  }));
}

/** Of the strip in which a line begins, or of one so many steps beside it. */
function nameStrip({ start, size }: PdfLine, step = 0): string {
  const letters = Math.max(1, Math.round(size));
  return `${letters} ${Math.floor(start / (STRIP * letters)) + step}`;
}
