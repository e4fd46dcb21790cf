// npm run figures: writes the figures of the committed benchmark JSON into the documents that print them, and the rows of
// sizes and browsers for which there is a new JSON.
import { readFileSync, writeFileSync } from 'node:fs';
import { FIGURE_LINES, findFigures, listSlowest, printFigure } from './documented-figures.ts';

for (const { documents, begins, figures } of FIGURE_LINES) {
  for (const [i, document] of documents.entries()) {
    const beginning = begins[i] ?? '';
    const lines = readFileSync(document, 'utf8').split('\n');
    let at = lines.findIndex((line) => line.startsWith(beginning));
    if (at < 0) at = addRow(lines, beginning, figures.length);
    let line = lines[at] ?? '';
    const places = findFigures(line, beginning);
    if (places.length !== figures.length)
      throw new Error(`${document}: "${beginning}" has not ${figures.length} figures.`);
    for (const [j, [start, end]] of [...places.entries()].reverse()) {
      const figure = figures[j];
      if (figure) line = line.slice(0, start) + printFigure(figure) + line.slice(end);
    }
    lines[at] = line;
    writeFileSync(document, lines.join('\n'));
  }
}

const storage = readFileSync('docs/STORAGE.md', 'utf8').split('\n');
for (const [begins, row] of listSlowest()) {
  const at = storage.findIndex((line) => line.startsWith(begins));
  if (at >= 0) storage[at] = row;
  else storage.splice(storage.findIndex((line) => line.startsWith('| slowest |')) + 2, 0, row);
}
writeFileSync('docs/STORAGE.md', storage.join('\n'));

/** A row "| Chromium, 300,000 posts |" goes behind the last one of its kind. */
function addRow(lines: string[], beginning: string, cells: number): number {
  const kind = / (posts|indexed) \|$/.exec(beginning)?.[0];
  const at = kind === undefined ? -1 : lines.findLastIndex((line) => line.startsWith('| ') && line.includes(kind));
  if (at < 0) throw new Error(`No document has a line that begins "${beginning}".`);
  lines.splice(at + 1, 0, `${beginning}${' 0 |'.repeat(cells)}`);
  return at + 1;
}
