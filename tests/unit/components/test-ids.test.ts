import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('no view looks for a test id: renaming one changes no behaviour', () => {
  const files = ['components', 'entrypoints'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const views = files.filter((name) => /\.(?:tsx?|css)$/.test(name));
  expect(views.length).toBeGreaterThan(60);
  expect(views.filter((name) => /\[data-testid|dataset\.testid/.test(readFileSync(name, 'utf8')))).toEqual([]);
});
