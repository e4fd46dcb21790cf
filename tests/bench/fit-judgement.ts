// npm run fit:judgement -- --set POSTS,PAGES,GRADES[,WEIGHT] ... [--seed PAGES[,WEIGHT]] [--write]
// Fits the judgement of "is this post related to this page" on graded libraries: logistic regression over the features of
// the product, each library with the same weight unless one is given. Says how it does on pages, and on libraries, that it
// was not fitted on. --write replaces utils/search/judge/coefficients.ts.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Features } from '../../utils/search/judge/features.ts';
import { createRanking } from '../../utils/search/ranking.ts';
import { compareNearest, scoreEach } from '../../utils/search/score-posts.ts';
import { evaluate, type Pair } from './fit/evaluate.ts';
import { chanceOf, type Example, fitLogistic, type LogisticModel } from './fit/logistic.ts';
import {
  type NamedPage,
  type NamedPosts,
  readGrades,
  readNamedPages,
  readNamedPosts,
  readSeedPages,
  readSeedPosts,
} from './graded-sets.ts';
import { openBenchLibrary } from './open-bench-library.ts';
import { openPackagedLanguage } from './open-packaged-language.ts';
import type { Grades } from './shown-score.ts';

/** Penalty on standardised weights. 5..50, flat. */
const PENALTY = 20;
/** Sum of the weights of one library's pairs. */
const LIBRARY_WEIGHT = 1_000;
/** A pair that nobody graded was brought up by none of four systems: unrelated, probably. 0..0.3. */
const UNGRADED_WEIGHT = 0.1;
const FOLDS = 10;

interface GradedSet {
  name: string;
  named: NamedPosts;
  pages: NamedPage[];
  grades: ReadonlyMap<string, Grades>;
  weight: number;
}

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
    'Usage: npm run fit:judgement -- --set POSTS,PAGES,GRADES[,WEIGHT] ... [--seed PAGES[,WEIGHT]] [--write]',
  );
  process.exit(2);
}

const sets = (values.set ?? []).map((given): GradedSet => {
  const [posts = '', pages = '', grades = '', weight = '1'] = given.split(',');
  const name = basename(join(posts, '..'));
  return {
    name,
    named: readNamedPosts(posts),
    pages: readNamedPages(pages),
    grades: readGrades(grades),
    weight: Number(weight),
  };
});
if (values.seed !== undefined) {
  const [file = '', weight = '1'] = values.seed.split(',');
  const pages = readSeedPages(file);
  const named = await readSeedPosts();
  const grades = new Map(
    pages.map((page) => [
      page.id,
      new Map(named.posts.map((post) => [named.nameOf(post), page.grades.get(named.nameOf(post)) ?? 0])),
    ]),
  );
  sets.push({ name: 'seed', named, pages, grades, weight: Number(weight) });
}

const language = openPackagedLanguage();
const pairs: Pair[] = [];
for (const set of sets) pairs.push(...(await collectPairs(set)));
const names = Object.keys(pairs[0]?.features ?? {}).filter(
  (name): name is keyof Features => name in (pairs[0]?.features ?? {}),
);
const unread: (keyof Features)[] = names.filter((name) => name !== 'topics');
if (values.dump !== undefined) {
  const header = ['lib', 'page', 'post', 'grade', 'kind', ...names].join('\t');
  const lines = pairs.map((pair) =>
    [
      pair.set,
      pair.page,
      pair.post,
      pair.grade ?? -1,
      '',
      ...names.map((name) => pair.features[name].toPrecision(6)),
    ].join('\t'),
  );
  writeFileSync(values.dump, `${[header, ...lines].join('\n')}\n`);
}

console.log(
  `${pairs.length} pairs of ${sets.length} libraries, ${pairs.filter(({ grade }) => grade !== null).length} of them graded`,
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
evaluate(
  crossValidate(
    foldOf,
    Array.from({ length: FOLDS }, (_, fold) => fold),
  ),
  grades,
);
if (sets.length > 1) {
  console.log(`\neach library by a judgement fitted on the others`);
  evaluate(
    crossValidate(
      ({ set }) => set,
      sets.map(({ name }) => name),
    ),
    grades,
  );
}

const fitted = fitAll(pairs);
for (const name of names)
  console.log(
    name.padEnd(22),
    [fitted.related, fitted.glad, fitted.first]
      .map((model) => (model.weights[names.indexOf(name)] ?? 0).toFixed(3).padStart(8))
      .join(' '),
  );
if (values.write === true) {
  const file = join(import.meta.dirname, '..', '..', 'utils', 'search', 'judge', 'coefficients.ts');
  writeFileSync(file, createFile());
  console.log(`\n${file}`);
}

async function collectPairs({ name, named, pages, grades: graded, weight }: GradedSet): Promise<Pair[]> {
  const library = openBenchLibrary(named.posts, language);
  const found: Pair[] = [];
  for (const { id, page } of pages) {
    const ranking = createRanking(page, library.index, language, []);
    const compared = compareNearest(ranking);
    for (const { post, features } of await scoreEach(compared, ranking, library)) {
      const grade = graded.get(id)?.get(named.nameOf(post)) ?? null;
      found.push({
        set: name,
        page: id,
        post: named.nameOf(post),
        grade,
        features,
        weight: grade === null ? UNGRADED_WEIGHT : 1,
        postCount: named.posts.length,
      });
    }
  }
  const sum = found.reduce((total, pair) => total + pair.weight, 0);
  return found.map((pair) => ({ ...pair, weight: (pair.weight * LIBRARY_WEIGHT * weight) / sum }));
}

interface Fitted {
  related: LogisticModel;
  glad: LogisticModel;
  /** Without what only texts tell. */
  first: LogisticModel;
}

function fitAll(some: readonly Pair[]): Fitted {
  const examples = (columns: readonly (keyof Features)[], least: number): Example[] =>
    some.map(({ features, grade, weight }) => ({
      values: Float64Array.from(columns, (name) => features[name]),
      isCase: (grade ?? 0) >= least,
      weight,
    }));
  const first = fitLogistic(examples(unread, 1), unread.length, PENALTY);
  const spread = Float64Array.from(names, (name) =>
    unread.includes(name) ? (first.weights[unread.indexOf(name)] ?? 0) : 0,
  );
  return {
    related: fitLogistic(examples(names, 1), names.length, PENALTY),
    glad: fitLogistic(examples(names, 2), names.length, PENALTY),
    first: { intercept: first.intercept, weights: spread },
  };
}

function crossValidate<Part>(partOf: (pair: Pair) => Part, parts: readonly Part[]) {
  return parts.flatMap((part) => {
    const model = fitAll(pairs.filter((pair) => partOf(pair) !== part));
    return pairs
      .filter((pair) => partOf(pair) === part)
      .map((pair) => {
        const row = Float64Array.from(names, (name) => pair.features[name]);
        return {
          pair,
          related: chanceOf(model.related, row),
          glad: chanceOf(model.glad, row),
          first: chanceOf(model.first, row),
        };
      });
  });
}

function createFile(): string {
  const sources = [
    ...(values.set ?? []).map((given) => given.split(',').slice(1, 3)),
    ...(values.seed === undefined ? [] : [[values.seed.split(',')[0] ?? '']]),
  ];
  const sums = sources
    .flat()
    .map(
      (file) =>
        ` *   ${basename(join(file, '..'))}/${basename(file)} ${createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)}`,
    );
  const write = ({ intercept, weights }: LogisticModel) => {
    const lines = names.flatMap((name, j) =>
      (weights[j] ?? 0) === 0 ? [] : [`    ${name}: ${round(weights[j] ?? 0)},`],
    );
    return `{\n  intercept: ${round(intercept)},\n  weights: {\n${lines.join('\n')}\n  },\n}`;
  };
  return `import type { Features } from './features.ts';

export interface Coefficients {
  intercept: number;
  weights: Partial<Record<keyof Features, number>>;
}

/*
 * Written by npm run fit:judgement (docs/RANKING.md): logistic regression on ${pairs.length} pairs, weights 0 or more. Do not edit.
 * Graded pages, with the beginnings of their SHA-256:
${sums.join('\n')}
 */

/** The chance that a post is related, before its text is read. */
export const FIRST_LOOK: Coefficients = ${write(fitted.first)};

/** The chance that a post is related: grade 1 or 2. */
export const RELATED: Coefficients = ${write(fitted.related)};

/** The chance that a reader is glad to be shown the post: grade 2. */
export const GLAD: Coefficients = ${write(fitted.glad)};
`;
}

function round(value: number): number {
  return Number(value.toPrecision(5));
}
