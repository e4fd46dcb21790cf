// npm run bench:typed -- --cases FILE [--json OUT]
// Each case {text, query, found}: the text as the only post of a library, the query typed into its search.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { searchPosts } from '../../utils/search/typed/search-posts.ts';
import { cleanText } from '../../utils/text/clean-text.ts';
import { openBenchLibrary } from './open-bench-library.ts';
import { openPackagedLanguage } from './open-packaged-language.ts';
import { readJsonl } from './read-jsonl.ts';

const Case = v.object({ text: v.string(), query: v.string(), found: v.boolean() });
const { values } = parseArgs({ options: { cases: { type: 'string' }, json: { type: 'string' } } });
if (values.cases === undefined) {
  console.error('Usage: npm run bench:typed -- --cases FILE [--json OUT]');
  process.exit(2);
}
const language = openPackagedLanguage();
const wrong: v.InferOutput<typeof Case>[] = [];
let cases = 0;
for (const line of readJsonl(values.cases, Case)) {
  cases++;
  const post = {
    id: 'post',
    sourceId: 'bench',
    title: '',
    titleIsDerived: true,
    text: cleanText(line.text),
    url: '',
    author: '',
    publishedAt: '',
    tags: [],
    reactions: [],
  };
  const { index } = openBenchLibrary([post], language);
  const { posts } = await searchPosts(index, line.query, { limit: 10 }, async (numbers) => numbers.map(() => post));
  if (posts.length > 0 !== line.found) wrong.push(line);
}
const right = cases === 0 ? 0 : (cases - wrong.length) / cases;
console.log(`${cases} cases, ${right.toFixed(3)} right`);
for (const { text, query, found } of wrong) console.log(`  ${found ? 'not found' : 'found'}: ${query} in ${text}`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ cases, right, wrong }, null, 2)}\n`);
