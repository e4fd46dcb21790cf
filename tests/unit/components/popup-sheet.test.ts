import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** A sheet with all that it imports. */
function readSheet(path: string): string {
  const text = readFileSync(path, 'utf8');
  const imported = [...text.matchAll(/@import "(.*?)";/g)].map(([, name = '']) => readSheet(join(dirname(path), name)));
  return [...imported, text].join('\n');
}

const SIZE_CONDITION = /@media[^{]*\b(?:width|height)\b[^{]*/g;

// Chromium tries several sizes for a popup that opens, and reads all rules anew for each: 15 ms of the first answer.
test('the sheet of the popup has no condition on the size of the window', () => {
  expect(readSheet('components/related/related.css').match(SIZE_CONDITION) ?? []).toEqual([]);
});

test('side panel and library page still have theirs', () => {
  expect(readSheet('components/related/panel.css').match(SIZE_CONDITION)?.length).toBeGreaterThan(3);
  expect(readSheet('components/library/library.css')).toContain('--margin-width: 22px');
});
