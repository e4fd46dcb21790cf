import type { PdfLine } from './pdf-line.ts';

/** Lines at the top and at the bottom of a page that are looked at. */
const EDGE_LINES = 2;
/** Pages that must carry a line for it to be a running head, and their least share: heads of left and right pages differ. */
const MIN_PAGES = 2;
const MIN_SHARE = 0.3;

/** 12, - 12 -, 第 12 页, 12 / 40, Page 12 of 40, xii. */
const PAGE_NUMBER =
  /^[-–—·|\s]*(?:第|page)?\s*(?:\d{1,4}|[ivxl]{1,7})\s*页?\s*(?:(?:[/／|]|of|共)\s*(?:共\s*)?\d{1,4}\s*页?)?[-–—·|\s]*$/i;

/** Takes running heads and feet and page numbers out of the pages: they would cut sentences, and say nothing of the page. */
export function dropRunningLines(pages: readonly PdfLine[][]): PdfLine[][] {
  if (pages.length < 2) return pages.map((lines) => [...lines]);
  const edges = pages.map(findEdges);
  const uses = new Map<string, number>();
  for (const lines of edges)
    for (const name of new Set([...lines].map(nameOf))) uses.set(name, (uses.get(name) ?? 0) + 1);
  const wanted = Math.max(MIN_PAGES, pages.length * MIN_SHARE);
  const isRunning = (line: PdfLine) => PAGE_NUMBER.test(line.text) || (uses.get(nameOf(line)) ?? 0) >= wanted;
  return pages.map((lines, i) => lines.filter((line) => !edges[i]?.has(line) || !isRunning(line)));
}

/** Highest and lowest lines, wherever in the file they are drawn. */
function findEdges(lines: readonly PdfLine[]): Set<PdfLine> {
  const sorted = [...lines].sort((a, b) => b.height - a.height);
  return new Set([...sorted.slice(0, EDGE_LINES), ...sorted.slice(-EDGE_LINES)]);
}

/** A running line is the same text, but for its numbers, at the same height. */
function nameOf({ text, height }: PdfLine): string {
  return `${Math.round(height / 4)} ${text.replace(/\d+/g, '#')}`;
}
