// npm run bench:shown -- --posts FILE --pages FILE [--grades FILE] [--run OUT.tsv] [--json OUT]
// Builds a library of the posts, asks it for each page as the surfaces do, and says how many of the shown posts are related.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findRelatedPosts } from '../../utils/search/find-related-posts.ts';
import { createRanking } from '../../utils/search/judge/ranking.ts';
import { scorePosts } from '../../utils/search/judge/score-posts.ts';
import { readGrades, readNamedPages, readNamedPosts } from './graded-sets.ts';
import { openBenchLibrary } from './open-bench-library.ts';
import { openPackagedLanguage } from './open-packaged-language.ts';
import { type ShownPage, scoreShown } from './shown-score.ts';

/** Posts that a surface asks for. */
const LIMIT = 10;
/** Posts of the order without a threshold. */
const ORDERED = 100;

const { values } = parseArgs({
  options: {
    posts: { type: 'string' },
    pages: { type: 'string' },
    grades: { type: 'string' },
    run: { type: 'string' },
    json: { type: 'string' },
  },
});
if (values.posts === undefined || values.pages === undefined) {
  console.error(
    'Usage: npm run bench:shown -- --posts FILE --pages FILE [--grades FILE] [--run OUT.tsv] [--json OUT]   (lines of {id, title, text}, plain or .zst)',
  );
  process.exit(2);
}

const { posts, nameOf } = readNamedPosts(values.posts);
const language = openPackagedLanguage();
const library = openBenchLibrary(posts, language);

const run = new Map<string, ShownPage>();
for (const { id, page } of readNamedPages(values.pages)) {
  const outcome = await findRelatedPosts(page, library, language, { disabledKeywords: [], limit: LIMIT });
  const scored = await scorePosts(createRanking(page, library.index, language, []), library, ORDERED);
  run.set(id, {
    shown: outcome.kind === 'ready' ? outcome.posts.map(({ post, strength }) => ({ id: nameOf(post), strength })) : [],
    order: scored.map(({ post }) => nameOf(post)),
  });
}

const pages = [...run.values()];
const shown = pages.flatMap((page) => page.shown);
const strong = shown.filter(({ strength }) => strength === 'strong').length;
console.log(`posts                          ${posts.length}`);
console.log(
  `pages                          ${run.size}, ${pages.filter((page) => page.shown.length > 0).length} answered`,
);
console.log(`shown                          ${shown.length}, ${strong} of them strong`);
if (values.grades !== undefined) {
  const grades = readGrades(values.grades);
  const score = scoreShown(grades, run);
  console.log(`shown that nobody graded       ${score.ungraded}, left out below`);
  console.log(`shown posts of grade 1 or 2    ${score.related.toFixed(3)}`);
  console.log(`first shown has grade 2        ${score.firstRight.toFixed(3)} of ${score.pagesWithGrade2} pages`);
  console.log(`grade-2 posts shown            ${score.grade2Shown.toFixed(3)}`);
  console.log(
    `strong posts of grade 1 or 2   ${score.strongRelated.toFixed(3)} of ${score.strong}; of grade 2 ${score.strongGrade2.toFixed(3)}`,
  );
  console.log(`silent where all are grade 0   ${score.silent} of ${score.unrelatedPages}`);
  console.log(`answered where one is not      ${score.answered.toFixed(3)}`);
  console.log(`nDCG@8 without a threshold     ${score.ndcg8.toFixed(3)}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(score, null, 2)}\n`);
} else if (values.json !== undefined) {
  writeFileSync(values.json, `${JSON.stringify({ pages: run.size, shown: shown.length, strong }, null, 2)}\n`);
}
if (values.run !== undefined) {
  const lines = [...run].map(([id, page]) =>
    [id, ...page.shown.map(({ id: post, strength }) => `${post}:${strength}`)].join('\t'),
  );
  writeFileSync(values.run, lines.map((line) => `${line}\n`).join(''));
}
