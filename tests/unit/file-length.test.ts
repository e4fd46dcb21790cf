import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const SOURCES = '{components,data,entrypoints,scripts,tests,utils}/**/*.{ts,tsx,mjs,css}';
/** Longer files are read by nobody. */
const MOST_LINES = 400;
/** Files up to this length need no reason. */
const FEW_LINES = 250;
/** A table of characters: data that happens to be a module. */
const DATA = ['utils/text/traditional-to-simplified.ts'];

const files = globSync(SOURCES)
  .filter((path) => !DATA.includes(path))
  .map((path) => ({ path, lines: readFileSync(path, 'utf8').trimEnd().split('\n') }));

describe('source files', () => {
  it(`have at most ${MOST_LINES} lines`, () => {
    expect(files.filter(({ lines }) => lines.length > MOST_LINES).map(({ path }) => path)).toEqual([]);
  });

  it(`of more than ${FEW_LINES} lines say in a comment at their top why they are long`, () => {
    const unexplained = files.filter(
      ({ lines }) => lines.length > FEW_LINES && !/Long because/.test(firstComment(lines)),
    );
    expect(unexplained.map(({ path, lines }) => `${path} (${lines.length})`)).toEqual([]);
  });
});

/** The comment that the file begins with; '' when it begins with anything else. */
function firstComment(lines: readonly string[]): string {
  const end = lines.findIndex((line) => line !== '' && !/^(\/\/|\/\*| \*|# )/.test(line));
  return lines.slice(0, end < 0 ? lines.length : end).join('\n');
}
