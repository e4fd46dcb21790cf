import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const lines = readFileSync(join(ROOT, 'docs', 'RANKING.md'), 'utf8').split('\n');

function readFigures(name: string): Record<string, number> {
  return v.parse(
    v.record(v.string(), v.number()),
    JSON.parse(readFileSync(join(ROOT, 'tests', 'bench', name), 'utf8')),
  );
}

/** Cells of the table rows that begin with this cell. */
function rowsOf(label: string): string[][] {
  const rows = lines.filter((line) => line.startsWith(`| ${label} |`));
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function rowOf(label: string): string[] {
  return rowsOf(label)[0] ?? [];
}

describe('the figures in docs/RANKING.md', () => {
  const sets = ['zh-tech reading_list', 'zh-tech relevant', 'zh-news different_report', 'en-docs relevant'];
  const ratios = sets.map(
    (set) => (readFigures(`related-${set.replace(' ', '-')}.json`).ndcg10 ?? 0) / Number(rowOf(set)[2]),
  );

  it.each(sets.map((set, number) => [set, number] as const))(
    'are those of the last bench:related on %s',
    (set, number) => {
      const [, ndcg, , ratio] = rowOf(set);
      expect(ndcg).toBe(readFigures(`related-${set.replace(' ', '-')}.json`).ndcg10?.toFixed(3));
      expect(ratio).toBe(ratios[number]?.toFixed(2));
    },
  );

  it('give the mean of the four ratios, as both READMEs do', () => {
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    expect(lines.find((line) => line.startsWith('Mean ratio'))).toContain(`Mean ratio ${mean.toFixed(2)}.`);
    for (const [name, row] of [
      ['README.md', `| ${mean.toFixed(2)} 倍 |`],
      ['README.en.md', `| ${mean.toFixed(2)} times |`],
    ] as const)
      expect(readFileSync(join(ROOT, name), 'utf8')).toContain(row);
  });

  it.each([
    ['first shown has grade 2', 'firstShownGrade2'],
    ['grade-2 posts shown', 'grade2Shown'],
    ['hard negatives silent', 'hardNegativesSilent'],
    ['plain negatives silent', 'plainNegativesSilent'],
    ['shown posts with grade 0', 'shownGrade0'],
  ])('are those of the last bench:seed: %s', (label, key) => {
    expect(rowOf(label)[1]).toBe(readFigures('seed.json')[key]?.toFixed(3));
  });

  it.each(['ops', 'programmer', 'english-one-subject'])('are those of the last bench:shown: %s', (name) => {
    const figures = readFigures(`shown-${name}.json`);
    expect(rowsOf(name).at(-1)?.slice(1)).toEqual(
      ['related', 'firstRight', 'grade2Shown', 'strongRelated'].map((key) => figures[key]?.toFixed(3)),
    );
  });
});
