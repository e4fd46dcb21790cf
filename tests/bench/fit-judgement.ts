// npm run fit:judgement -- --set POSTS,PAGES,GRADES[,WEIGHT] ... [--seed PAGES[,WEIGHT]] [--write] [--dump FILE]
// Fits the judgement of "is this post related to this page" on graded libraries: logistic regression over the features of
// the product, each library with the same weight unless one is given. Says how it does on pages, and on libraries, that it
// was not fitted on, and in small libraries drawn from each. --write replaces utils/search/judge/coefficients.ts, --dump writes the features as a table.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { collectPairs, drawLibraries, readGradedSet, readSeedSet } from './fit/collect-pairs.ts';
import { evaluate, evaluateDrawn, type Pair } from './fit/evaluate.ts';
import { crossValidate, fitJudgement, namesOf } from './fit/fit-judgement.ts';
import { writeCoefficients } from './fit/write-coefficients.ts';
import { openPackagedLanguage } from './open-packaged-language.ts';

const FOLDS = 10;

const { values } = parseArgs({
  options: {
    set: { type: 'string', multiple: true },
    seed: { type: 'string' },
    write: { type: 'boolean' },
    dump: { type: 'string' },
  },
});
if (values.set === undefined && values.seed === undefined) {
  console.error(
    'Usage: npm run fit:judgement -- --set POSTS,PAGES,GRADES[,WEIGHT] ... [--seed PAGES[,WEIGHT]] [--write] [--dump FILE]',
  );
  process.exit(2);
}

const sets = (values.set ?? []).map(readGradedSet);
if (values.seed !== undefined) sets.push(await readSeedSet(values.seed));
const language = openPackagedLanguage();
const pairs: Pair[] = [];
for (const set of sets) pairs.push(...(await collectPairs(set, language)));
for (const set of sets) {
  if (set.name === 'seed') continue;
  for (const drawn of drawLibraries(set)) pairs.push(...(await collectPairs(drawn, language)));
}
const whole = pairs.filter(({ drawn }) => drawn === null);
if (values.dump !== undefined) writeFileSync(values.dump, dump());

console.log(
  `${whole.length} pairs of ${sets.length} libraries, ${whole.filter(({ grade }) => grade !== null).length} of them graded`,
);
const grades = new Map(
  sets.flatMap(({ name, grades }) => [...grades].map(([page, graded]) => [`${name} ${page}`, graded])),
);
const folds = new Map(
  [...grades.keys()]
    .sort()
    .map((page) => [page, Number.parseInt(createHash('sha1').update(page).digest('hex').slice(0, 6), 16) % FOLDS]),
);
const foldOf = ({ set, page }: Pair) => folds.get(`${set} ${page}`) ?? 0;
console.log(`\nten folds by page`);
const allFolds = Array.from({ length: FOLDS }, (_, fold) => fold);
const folded = crossValidate(pairs, foldOf, allFolds);
evaluate(folded, grades);
evaluateDrawn(folded);
if (sets.length > 1) {
  console.log(`\neach library by a judgement fitted on the others`);
  const names = sets.map(({ name }) => name);
  evaluate(
    crossValidate(whole, ({ set }) => set, names),
    grades,
  );
}

const fitted = fitJudgement(whole);
for (const [j, name] of fitted.names.entries()) {
  const weights = [fitted.related, fitted.glad, fitted.first].map((model) => model.weights[j] ?? 0);
  console.log(name.padEnd(22), weights.map((weight) => weight.toFixed(3).padStart(8)).join(' '));
}
if (values.write === true) {
  const graded = (values.set ?? []).flatMap((given) => given.split(',').slice(1, 3));
  const seed = values.seed === undefined ? [] : [values.seed.split(',')[0] ?? ''];
  const file = join(import.meta.dirname, '..', '..', 'utils', 'search', 'judge', 'coefficients.ts');
  writeFileSync(file, writeCoefficients(fitted, whole.length, [...graded, ...seed]));
  console.log(`\n${file}`);
}

/** Every pair a line: library, page, post, grade (-1: none), features. */
function dump(): string {
  const names = namesOf(whole);
  const rows = whole.map(({ set, page, post, grade, features }) =>
    [set, page, post, grade ?? -1, ...names.map((name) => features[name].toPrecision(6))].join('\t'),
  );
  return `${['library\tpage\tpost\tgrade', ...names].join('\t')}\n${rows.join('\n')}\n`;
}
