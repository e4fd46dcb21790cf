// npm run bench:seed -- --pages FILE [--json OUT] [--run OUT.tsv]
// The whole path for each page of FILE ({id, title, text, kind, grades}) against the seed posts.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Strength } from '../../utils/protocol/outcome.ts';
import { findRelatedPosts } from '../../utils/search/find-related-posts.ts';
import { readSeedPages, readSeedPosts } from './graded-sets.ts';
import { openBenchLibrary } from './open-bench-library.ts';
import { openPackagedLanguage } from './open-packaged-language.ts';

const { values } = parseArgs({
  options: { pages: { type: 'string' }, json: { type: 'string' }, run: { type: 'string' } },
});
if (values.pages === undefined) {
  console.error('Usage: npm run bench:seed -- --pages FILE [--json OUT] [--run OUT.tsv]');
  process.exit(2);
}

const { posts, nameOf } = await readSeedPosts();
const language = openPackagedLanguage();
const library = openBenchLibrary(posts, language);

const tally = { first: 0, withGood: 0, shownGood: 0, good: 0, shownBad: 0, shown: 0 };
const silent = { 'hard-negative': [0, 0], 'plain-negative': [0, 0], related: [0, 0] };
const run: string[] = [];
for (const { id, page, kind, grades } of readSeedPages(values.pages)) {
  const outcome = await findRelatedPosts(page, library, language, { disabledKeywords: [], limit: posts.length });
  const shown: { name: string; strength: Strength; score: number }[] =
    outcome.kind === 'ready'
      ? outcome.posts.map(({ post, strength, score }) => ({ name: nameOf(post), strength, score }))
      : [];
  const gradeOf = (name: string) => grades.get(name) ?? 0;
  const good = [...grades.values()].filter((grade) => grade === 2).length;
  if (good > 0) {
    tally.withGood++;
    if (gradeOf(shown[0]?.name ?? '') === 2) tally.first++;
  }
  tally.good += good;
  tally.shown += shown.length;
  tally.shownGood += shown.filter(({ name }) => gradeOf(name) === 2).length;
  tally.shownBad += shown.filter(({ name }) => gradeOf(name) === 0).length;
  const count = silent[kind];
  count[0] = (count[0] ?? 0) + (shown.length === 0 ? 1 : 0);
  count[1] = (count[1] ?? 0) + 1;
  run.push([id, ...shown.map(({ name, strength }) => `${name}:${strength}`)].join('\t'));
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((1000 * part) / whole) / 1000);
const figures = {
  pages: run.length,
  pagesWithGrade2: tally.withGood,
  firstShownGrade2: share(tally.first, tally.withGood),
  grade2Shown: share(tally.shownGood, tally.good),
  hardNegativesSilent: share(silent['hard-negative'][0] ?? 0, silent['hard-negative'][1] ?? 0),
  plainNegativesSilent: share(silent['plain-negative'][0] ?? 0, silent['plain-negative'][1] ?? 0),
  shownGrade0: share(tally.shownBad, tally.shown),
};
console.log(`pages                              ${figures.pages}, ${figures.pagesWithGrade2} with a grade-2 post`);
console.log(`first shown has grade 2            ${figures.firstShownGrade2.toFixed(3)}`);
console.log(`grade-2 posts shown                ${figures.grade2Shown.toFixed(3)}`);
console.log(`hard negatives silent              ${figures.hardNegativesSilent.toFixed(3)}`);
console.log(`plain negatives silent             ${figures.plainNegativesSilent.toFixed(3)}`);
console.log(`shown posts with grade 0           ${figures.shownGrade0.toFixed(3)}`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
if (values.run !== undefined) writeFileSync(values.run, run.map((line) => `${line}\n`).join(''));
