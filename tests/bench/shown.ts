// npm run bench:shown -- --posts FILE --pages FILE [--grades FILE] [--run OUT.tsv] [--json OUT]
// Builds a library of the posts, asks it for each page as the surfaces do, and says how many of the shown posts are related.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { createPage } from '../../utils/page/page.ts';
import { createPostId } from '../../utils/post/create-post-id.ts';
import { deriveTitle } from '../../utils/post/derive-title.ts';
import type { Post } from '../../utils/post/post.ts';
import { findRelatedPosts } from '../../utils/search/find-related-posts.ts';
import { openBenchLibrary } from './open-bench-library.ts';
import { openPackagedLanguage } from './open-packaged-language.ts';
import { readJsonl } from './read-jsonl.ts';
import { type ShownPage, scoreShown } from './shown-score.ts';

/** Posts that a surface asks for. */
const LIMIT = 10;
/** Posts of the order without a threshold. */
const ORDERED = 100;

const Text = v.object({ id: v.string(), title: v.optional(v.string(), ''), text: v.string() });
const Graded = v.object({ page: v.string(), grades: v.record(v.string(), v.number()) });

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

const names = new Map<string, string>();
const posts: Post[] = [];
for (const { id: name, title, text } of readJsonl(values.posts, Text)) {
  const titleIsDerived = title.trim() === '';
  const empty = { url: '', author: '', publishedAt: '', tags: [], reactions: [] };
  const post = { title: titleIsDerived ? deriveTitle(text) : title, titleIsDerived, text, ...empty };
  const id = createPostId(post);
  names.set(id, name);
  posts.push({ id, sourceId: 'bench', ...post });
}
const language = openPackagedLanguage();
const library = openBenchLibrary(posts, language);
const nameOf = ({ id }: Post) => names.get(id) ?? '';

const run = new Map<string, ShownPage>();
for (const { id, title, text } of readJsonl(values.pages, Text)) {
  const page = createPage({ title, text });
  const outcome = await findRelatedPosts(page, library, language, { disabledKeywords: [], limit: LIMIT });
  const all = await findRelatedPosts(page, library, language, {
    disabledKeywords: [],
    limit: ORDERED,
    keepUnlikely: true,
  });
  run.set(id, {
    shown: outcome.kind === 'ready' ? outcome.posts.map(({ post, strength }) => ({ id: nameOf(post), strength })) : [],
    order: all.kind === 'ready' ? all.posts.map(({ post }) => nameOf(post)) : [],
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
  const grades = new Map<string, Map<string, number>>();
  for (const graded of readJsonl(values.grades, Graded))
    grades.set(graded.page, new Map(Object.entries(graded.grades)));
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
