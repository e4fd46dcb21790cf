import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

/** Numbers of a JSON that a benchmark wrote with --json; of one that has rows, "row.key". */
function readFigures(name: string): Map<string, number> {
  const Row = v.record(v.string(), v.unknown());
  const figures = new Map<string, number>();
  for (const [key, value] of Object.entries(v.parse(Row, JSON.parse(readFileSync(`tests/bench/${name}`, 'utf8'))))) {
    if (typeof value === 'number') figures.set(key, value);
    else if (v.is(Row, value)) {
      for (const [inner, figure] of Object.entries(value)) {
        if (typeof figure === 'number') figures.set(`${key}.${inner}`, figure);
      }
    }
  }
  return figures;
}

const related = (set: string) => `related-${set}.json`;
const count = new Intl.NumberFormat('en');

/** One figure as a document prints it. */
interface Figure {
  json: string;
  key: string;
  digits: number;
}

const figure = (json: string, key: string, digits: number): Figure => ({ json, key, digits });

/** Line of a document (by how it begins, in the order of the documents), and the figures that stand in it, in order. */
const LINES: { documents: string[]; begins: string[]; figures: Figure[] }[] = [
  {
    documents: ['README.md', 'README.en.md'],
    begins: ['| 整页找帖子', '| related posts for a whole page'],
    figures: [
      figure(related('zh-news-different_report'), 'medianMs', 1),
      figure(related('zh-news-different_report'), 'p95Ms', 1),
    ],
  },
  {
    documents: ['README.md', 'README.en.md'],
    begins: ['| 同上，1.0 万篇长文', '| the same over 10,000 long posts'],
    figures: [figure(related('zh-tech-reading_list'), 'medianMs', 1)],
  },
  {
    documents: ['README.md', 'README.en.md'],
    begins: ['| 七篇种子帖', '| seven seed posts'],
    figures: [
      figure('seed.json', 'firstShownGrade2', 2),
      figure('seed.json', 'grade2Shown', 2),
      figure('seed.json', 'plainNegativesSilent', 2),
    ],
  },
  {
    documents: ['README.md', 'README.en.md'],
    begins: ['| 页面关键词', '| keywords of a page'],
    figures: [figure('keywords.json', 'precisionAt8', 2)],
  },
  {
    documents: ['README.md', 'README.en.md'],
    begins: ['| 读正文 F1', '| main text F1'],
    figures: [figure('reading.json', 'gne.f1', 3), figure('reading.json', 'shub.f1', 3)],
  },
  {
    documents: ['README.md', 'README.en.md'],
    begins: ['| 6 万篇', '| 60,000 posts'],
    figures: [
      figure('scale.json', 'postsPerSecond', 0),
      figure('scale.json', 'coldMs', 0),
      figure('scale.json', 'typedP95Ms', 0),
    ],
  },
  ...globSync('tests/bench/scale-*.json').flatMap((path) => {
    const json = basename(path);
    const [, browser, posts] = /scale-(\w+)-(\d+)/.exec(json) ?? [];
    const begins = `| ${browser === 'firefox' ? 'Firefox' : 'Chromium'}, ${count.format(Number(posts))}`;
    const documents = ['docs/STORAGE.md'];
    return [
      {
        documents,
        begins: [`${begins} posts |`],
        figures: [
          figure(json, 'postsPerSecond', 0),
          figure(json, 'storedShare', 3),
          figure(json, 'coldMs', 0),
          figure(json, 'sevenMs', 0),
          figure(json, 'loadBefore', 1),
        ],
      },
      {
        documents,
        begins: [`${begins} indexed |`],
        figures: [
          ...['warmP50Ms', 'warmP95Ms', 'warmP99Ms', 'warmSlowestMs'].map((key) => figure(json, key, 1)),
          ...['typedP50Ms', 'typedP95Ms', 'typedP99Ms', 'typedSlowestMs'].map((key) => figure(json, key, 1)),
          figure(json, 'answerPeakMB', 0),
          figure(json, 'answerOwnMB', 0),
        ],
      },
    ];
  }),
  ...['gne', 'shub', 'np4k', 'readability', 'all'].map((prefix) => ({
    documents: ['docs/READING.md'],
    begins: [prefix === 'all' ? '| all |' : `| ${prefix}-* `],
    figures: [
      figure('reading.json', `${prefix}.pages`, 0),
      figure('reading.json', `${prefix}.f1`, 4),
      figure('reading.json', `${prefix}.shareAtLeast90`, 3),
    ],
  })),
];

/** A table row without its label and its command, which have numbers of their own; else what follows the beginning. */
function figuresPart(line: string, begins: string): string {
  if (!line.startsWith('|')) return line.slice(begins.length);
  const [, , ...cells] = line.split('|');
  return cells.filter((cell) => !/`|\]\(|同上|the same/.test(cell)).join('|');
}

const cases = LINES.flatMap(({ documents, begins, figures }) =>
  documents.map((document, i) => ({ document, begins: begins[i] ?? '', figures })),
);

describe('the figures of documents are those of the committed benchmark JSON', () => {
  it.each(cases)('$document: $begins', ({ document, begins, figures }) => {
    const lines = readFileSync(document, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith(begins));
    expect(lines).toHaveLength(1);
    const numbers = [...figuresPart(lines[0] ?? '', begins).matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([number]) => number);
    const measured = figures.map(({ json, key, digits }) => {
      const value = readFigures(json).get(key);
      if (value === undefined) throw new Error(`tests/bench/${json} has no ${key}`);
      // Half up: 0.745 is a little less than that in binary.
      return digits === 0 ? count.format(Math.round(value)) : (value + 1e-9).toFixed(digits);
    });
    expect(numbers).toEqual(measured);
  });
});
