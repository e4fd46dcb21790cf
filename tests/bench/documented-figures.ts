import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as v from 'valibot';

/** Numbers of a JSON that a benchmark wrote with --json; of one that has rows, "row.key". */
export function readFigures(name: string): Map<string, number> {
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
export interface Figure {
  json: string;
  key: string;
  digits: number;
}

const figure = (json: string, key: string, digits: number): Figure => ({ json, key, digits });

/** Line of a document (by how it begins, in the order of the documents), and the figures that stand in it, in order. */
export const FIGURE_LINES: { documents: string[]; begins: string[]; figures: Figure[] }[] = [
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
      figure('scale-chromium-60000.json', 'postsPerSecond', 0),
      figure('scale-chromium-60000.json', 'coldMs', 0),
      figure('scale-chromium-60000.json', 'typedP95Ms', 0),
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
  ...globSync('tests/bench/team-*.json').map((path) => {
    const json = basename(path);
    const [, posts] = /team-(\d+)/.exec(json) ?? [];
    return {
      documents: ['docs/TEAM.md'],
      begins: [`| ${count.format(Number(posts))} | `],
      figures: [
        ...['recombined', 'loadedPerSecond', 'indexMB'].map((key) => figure(json, key, 0)),
        ...['findP50Ms', 'findP95Ms', 'typedP95Ms'].map((key) => figure(json, key, 1)),
        figure(json, 'timeouts', 0),
        ...['ndcg', 'localNdcg', 'ndcgRatio'].map((key) => figure(json, key, 4)),
        figure(json, 'loadBefore', 1),
      ],
    };
  }),
  ...globSync('tests/bench/badge-*.json').map((path) => {
    const json = basename(path);
    const [, browser, posts] = /badge-(\w+)-(\d+)/.exec(json) ?? [];
    return {
      documents: ['docs/READING.md'],
      begins: [`| ${browser === 'firefox' ? 'Firefox' : 'Chromium'}, ${count.format(Number(posts))} posts |`],
      figures: [
        ...['warmP50Ms', 'warmP95Ms', 'coldP50Ms', 'coldP95Ms'].map((key) => figure(json, key, 0)),
        figure(json, 'loadBefore', 1),
      ],
    };
  }),
  ...Object.entries({
    without: '| without the extension |',
    notAllowed: '| site not allowed |',
    allowed: '| site allowed |',
    badge: '| site allowed, mark on |',
  }).map(([key, begins]) => ({
    documents: ['docs/READING.md'],
    begins: [begins],
    figures: [
      figure('overhead.json', `${key}.loadMedianMs`, 1),
      figure('overhead.json', `${key}.loadP95Ms`, 1),
      figure('overhead.json', `${key}.cpuSeconds`, 1),
      figure('overhead.json', `${key}.memoryMiB`, 0),
    ],
  })),
  {
    documents: ['docs/READING.md'],
    begins: ['Processes that wanted a processor before and after it:'],
    figures: [figure('overhead.json', 'loadBefore', 1), figure('overhead.json', 'loadAfter', 1)],
  },
  {
    documents: ['docs/IMPORTING.md'],
    begins: ['| a look in Chromium |'],
    figures: [
      ...['files', 'lookMedianMs', 'lookSlowestMs'].map((key) => figure('folder.json', key, 0)),
      figure('folder.json', 'loadBefore', 1),
    ],
  },
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

/** The rows of docs/STORAGE.md that name what was slowest, by how each begins. */
export function listSlowest(): Map<string, string> {
  const Slowest = v.object({
    browser: v.string(),
    posts: v.number(),
    warmSlowestPage: v.string(),
    typedSlowestQuery: v.string(),
  });
  return new Map(
    globSync('tests/bench/scale-*.json').map((path) => {
      const { browser, posts, ...slowest } = v.parse(Slowest, JSON.parse(readFileSync(path, 'utf8')));
      const begins = `| ${browser === 'firefox' ? 'Firefox' : 'Chromium'}, ${count.format(posts)} |`;
      return [begins, `${begins} ${slowest.warmSlowestPage} | ${slowest.typedSlowestQuery} |`];
    }),
  );
}

/** A figure as the documents print it. */
export function printFigure({ json, key, digits }: Figure): string {
  const value = readFigures(json).get(key);
  if (value === undefined) throw new Error(`tests/bench/${json} has no ${key}`);
  // Half up: 0.745 is a little less than that in binary.
  return digits === 0 ? count.format(Math.round(value)) : (value + 1e-9).toFixed(digits);
}

/**
 * Where the figures of a line stand, [start, end): in a table row not in its label and its command, which have numbers of
 * their own; else behind how the line begins.
 */
export function findFigures(line: string, begins: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  const add = (part: string, start: number) => {
    for (const { 0: number, index } of part.matchAll(/\d[\d,]*(?:\.\d+)?/g))
      found.push([start + index, start + index + number.length]);
  };
  if (!line.startsWith('|')) add(line.slice(begins.length), begins.length);
  else {
    let start = 0;
    for (const [i, cell] of line.split('|').entries()) {
      if (i > 1 && !/`|\]\(|同上|the same/.test(cell)) add(cell, start);
      start += cell.length + 1;
    }
  }
  return found;
}
