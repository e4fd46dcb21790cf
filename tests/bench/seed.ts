// npm run bench:seed -- --pages FILE [--json OUT] [--run OUT.tsv]
// The whole path for each page of FILE ({id, title, text, kind, grades}) against the seed posts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { readSourcePosts } from '../../scripts/read-source-posts.ts';
import { createPage } from '../../utils/page/page.ts';
import { createPostId } from '../../utils/post/create-post-id.ts';
import type { Post } from '../../utils/post/post.ts';
import type { Strength } from '../../utils/protocol/outcome.ts';
import { findRelatedPosts } from '../../utils/search/find-related-posts.ts';
import { openBenchLibrary } from './open-bench-library.ts';
import { openPackagedLanguage } from './open-packaged-language.ts';
import { readJsonl } from './read-jsonl.ts';

const SeedPage = v.object({
  id: v.string(),
  title: v.optional(v.string(), ''),
  text: v.string(),
  kind: v.picklist(['related', 'hard-negative', 'plain-negative']),
  grades: v.record(v.string(), v.number()),
});

const { values } = parseArgs({
  options: { pages: { type: 'string' }, json: { type: 'string' }, run: { type: 'string' } },
});
if (values.pages === undefined) {
  console.error('Usage: npm run bench:seed -- --pages FILE [--json OUT] [--run OUT.tsv]');
  process.exit(2);
}

const seed = await readSourcePosts(join(import.meta.dirname, '..', '..', 'data', 'seed', 'posts.txt'));
const posts: Post[] = seed.posts.map((post) => ({ id: createPostId(post), sourceId: 'bundled', ...post }));
const names = new Map(posts.map((post, number) => [post.id, `P${number + 1}`]));
const language = openPackagedLanguage();
const library = openBenchLibrary(posts, language);

const tally = { first: 0, withGood: 0, shownGood: 0, good: 0, shownBad: 0, shown: 0 };
const silent = { 'hard-negative': [0, 0], 'plain-negative': [0, 0], related: [0, 0] };
const run: string[] = [];
for (const { id, title, text, kind, grades } of readJsonl(values.pages, SeedPage)) {
  const page = createPage({ title, text });
  const outcome = await findRelatedPosts(page, library, language, { disabledKeywords: [], limit: posts.length });
  const shown: { name: string; strength: Strength; score: number }[] =
    outcome.kind === 'ready'
      ? outcome.posts.map(({ post, strength, score }) => ({ name: names.get(post.id) ?? '', strength, score }))
      : [];
  const gradeOf = (name: string) => grades[name] ?? 0;
  const good = Object.values(grades).filter((grade) => grade === 2).length;
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
