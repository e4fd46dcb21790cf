import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FIGURE_LINES, findFigures, listSlowest, printFigure } from '../bench/documented-figures.ts';

const cases = FIGURE_LINES.flatMap(({ documents, begins, figures }) =>
  documents.map((document, i) => ({ document, begins: begins[i] ?? '', figures })),
);

describe('the figures of documents are those of the committed benchmark JSON (npm run figures writes them there)', () => {
  it.each(cases)('$document: $begins', ({ document, begins, figures }) => {
    const lines = readFileSync(document, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith(begins));
    expect(lines).toHaveLength(1);
    const [line = ''] = lines;
    expect(findFigures(line, begins).map(([start, end]) => line.slice(start, end))).toEqual(figures.map(printFigure));
  });

  it.each([...listSlowest()])('docs/STORAGE.md: %s', (begins, row) => {
    const lines = readFileSync('docs/STORAGE.md', 'utf8').split('\n');
    expect(lines.filter((line) => line.startsWith(begins))).toEqual([row]);
  });
});
