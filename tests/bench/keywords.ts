import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { extractKeywords } from '../../utils/keywords/extract-keywords.ts';
import { openFrequencies } from '../../utils/language/open-frequencies.ts';
import { openLexicon } from '../../utils/language/open-lexicon.ts';
import { createPage } from '../../utils/page/page.ts';
import { CHIPS, readKeywordFixtures, scoreKeywords } from './keyword-score.ts';
import { scoreNames } from './name-score.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    names: { type: 'string' },
    template: { type: 'string' },
    verbose: { type: 'boolean', short: 'v' },
  },
});
const frequencies = openFrequencies(readFileSync(new URL('../../data/language/frequencies.bin', import.meta.url)));
const lexicon = openLexicon(
  JSON.parse(readFileSync(new URL('../../data/bundled/lexicon.json', import.meta.url), 'utf8')),
);
if (values.names !== undefined) {
  scoreNames(values.names, values.template, values.json, frequencies, lexicon);
  process.exit();
}
const fixtures = readKeywordFixtures();
const byField = new Map<string, { precision: number; recall: number; pages: number }>();
const total = { precision: 0, recall: 0, pages: 0 };
for (const fixture of fixtures) {
  const terms = extractKeywords(
    createPage({ title: fixture.title, text: fixture.text }),
    frequencies,
    undefined,
    lexicon,
  ).map(({ term }) => term);
  const score = scoreKeywords(terms, fixture);
  const sums = byField.get(fixture.field) ?? { precision: 0, recall: 0, pages: 0 };
  for (const sum of [sums, total]) {
    sum.precision += score.precision;
    sum.recall += score.recall;
    sum.pages++;
  }
  byField.set(fixture.field, sums);
  if (values.verbose === true) {
    console.log(`${fixture.title}\n  ${terms.slice(0, CHIPS).join(' | ')}  (${terms.slice(CHIPS).join(' | ')})`);
    console.log(`  wrong: ${score.wrong.join(' ')}   missing: ${score.missing.join(' ')}`);
  }
}
for (const [field, sums] of byField) console.log(describe(field, sums));
console.log(describe('all', total));
const long = createPage({
  title: fixtures[0]?.title ?? '',
  text: fixtures
    .map(({ text }) => text)
    .join('\n')
    .slice(0, 2500),
});
const times = Array.from({ length: 200 }, () => {
  const start = performance.now();
  extractKeywords(long, frequencies, undefined, lexicon);
  return performance.now() - start;
}).sort((a, b) => a - b);
console.log(
  `one page of ${long.text.length} characters: median ${times[100]?.toFixed(2)} ms, p95 ${times[190]?.toFixed(2)} ms`,
);
if (values.json !== undefined) {
  const result = {
    pages: total.pages,
    precisionAt8: total.precision / total.pages,
    recallAt8: total.recall / total.pages,
  };
  writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
}

function describe(
  name: string,
  { precision, recall, pages }: { precision: number; recall: number; pages: number },
): string {
  const share = (sum: number) => (sum / pages).toFixed(3);
  return `${name.padEnd(10)} ${String(pages).padStart(3)} pages   precision@8 ${share(precision)}   recall@8 ${share(recall)}`;
}
