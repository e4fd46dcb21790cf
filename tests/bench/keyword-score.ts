import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { fold } from '../../utils/text/fold.ts';

const FixturePage = v.object({
  title: v.string(),
  text: v.string(),
  /** What a reader expects, each with its accepted spellings. */
  expected: v.array(v.array(v.string())),
  /** What a reader would also call a keyword of this page. */
  accepted: v.array(v.string()),
});

export type KeywordFixture = v.InferOutput<typeof FixturePage> & { field: string };

const DIRECTORY = new URL('../fixtures/keywords/', import.meta.url);
/** Chips looked at: those of the first line of the popup. */
export const CHIPS = 8;

/** The pages of tests/fixtures/keywords, written for this project, with the chips a reader expects. */
export function readKeywordFixtures(): KeywordFixture[] {
  return readdirSync(DIRECTORY)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const pages = v.parse(v.array(FixturePage), JSON.parse(readFileSync(new URL(name, DIRECTORY), 'utf8')));
      return pages.map((page) => ({ ...page, field: name.replace('.json', '') }));
    });
}

export interface KeywordScore {
  /** Share of the first chips that are expected or accepted. */
  precision: number;
  /** Share of the expected that are among the first chips. */
  recall: number;
  wrong: string[];
  missing: string[];
}

/** Scores the first eight chips of a page. Case, width and spaces do not count. */
export function scoreKeywords(terms: readonly string[], fixture: KeywordFixture): KeywordScore {
  const chips = terms.slice(0, CHIPS).map(normalise);
  const expected = fixture.expected.map((variants) => variants.map(normalise));
  const good = new Set([...expected.flat(), ...fixture.accepted.map(normalise)]);
  const wrong = chips.filter((chip) => !good.has(chip));
  const missing = expected.filter((variants) => !variants.some((variant) => chips.includes(variant)));
  return {
    precision: chips.length === 0 ? 0 : 1 - wrong.length / chips.length,
    recall: 1 - missing.length / Math.max(1, Math.min(expected.length, CHIPS)),
    wrong,
    missing: missing.map((variants) => variants[0] ?? ''),
  };
}

function normalise(term: string): string {
  return fold(term).replace(/\s+/gu, '');
}
