import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listPackagedCMaps } from '../../../scripts/list-packaged-cmaps.ts';
import { isFromPdfJs } from '../../../scripts/pass-over-pdf-rejections.ts';
import { sealPdfJs } from '../../../scripts/seal-pdfjs.ts';

const build = (file: string) => `node_modules/pdfjs-dist/build/${file}.mjs`;

describe('pdf.js as it is bundled', () => {
  it.each(['pdf', 'pdf.worker'])('%s.mjs has nothing left that fetches, loads code or starts a thread', (file) => {
    const sealed = sealPdfJs.transform(readFileSync(build(file), 'utf8'), `/a/${build(file)}`);
    // Methods called fetch stay: they read objects out of the file.
    expect(sealed).not.toMatch(
      /XMLHttpRequest|new Worker\(|initializeFromPort\(self|await import\(|[=\s]fetch\((?:url|module)/,
    );
  });

  it('of another version is looked at before it ships', () => {
    const other = readFileSync(build('pdf'), 'utf8').replace('new XMLHttpRequest()', 'something else');
    expect(() => sealPdfJs.transform(other, `/a/${build('pdf')}`)).toThrow('look at what this version of pdf.js loads');
    expect(sealPdfJs.transform('fetch(url)', '/a/src/pdf.ts')).toBe(undefined);
  });
});

it('the tables of codes that ship are there, Chinese first, and weigh no more than is said of them', () => {
  const files = listPackagedCMaps();
  expect(files.filter(({ absoluteSrc }) => !existsSync(absoluteSrc))).toEqual([]);
  const names = files.map(({ relativeDest }) => relativeDest);
  for (const name of ['UniGB-UCS2-H', 'GBK-EUC-H', 'GBK2K-H', 'Adobe-GB1-UCS2', 'UniCNS-UTF16-H', 'Adobe-CNS1-UCS2'])
    expect(names).toContain(`data/cmaps/${name}.bcmap`);
  const bytes = files.reduce((sum, { absoluteSrc }) => sum + statSync(absoluteSrc).size, 0);
  expect(bytes).toBeLessThan(535_000);
});

it('what pdf.js leaves behind of a damaged file is told from faults of our own', () => {
  const theirs = Object.assign(new Error('End of file'), {
    stack: 'Error\n    at node_modules/pdfjs-dist/build/pdf.worker.mjs:419:29',
  });
  expect(isFromPdfJs(theirs)).toBe(true);
  expect(isFromPdfJs(new Error('ours'))).toBe(false);
  expect(isFromPdfJs('no error')).toBe(false);
});
