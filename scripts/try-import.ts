/**
 * Reads files, folders or zips as the library page would with nothing chosen, and shows what would be written:
 * `npm run try:import -- PATH... [--json OUT]`. Each path is one import of its own.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { recogniseFiles } from '../utils/importers/recognise-files.ts';
import type { DuplicateFinder } from '../utils/library/imports/duplicate-finder.ts';
import { planImport } from '../utils/library/imports/import-plan.ts';
import type { ImportedPost } from '../utils/post/post.ts';
import type { LibraryError, Skipped } from '../utils/protocol/library-client.ts';
import { listImportFiles } from './list-import-files.ts';
import { passOverPdfRejections } from './pass-over-pdf-rejections.ts';
import { readPackagedFile } from './read-packaged-file.ts';

/** Characters of a text that are printed; `--json` has it whole. */
const SHOWN_LENGTH = 120;

/** An empty library: nothing is there already. Posts that the files hold twice are folded by planImport itself. */
const EMPTY_LIBRARY: DuplicateFinder = { check: async () => 'none', hasText: () => false, hasUrl: () => false };

interface Tried {
  path: string;
  format: string | null;
  posts: { title: string; url: string; date: string; tags: string[]; author: string; text: string }[];
  skipped: { reason: string; count: number }[];
}

passOverPdfRejections();
const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
if (positionals.length === 0) {
  console.error('npm run try:import -- PATH... [--json OUT]');
  process.exit(2);
}
const tried: Tried[] = [];
for (const path of positionals) tried.push(await tryImport(path));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(tried, null, 1)}\n`);

async function tryImport(path: string): Promise<Tried> {
  const { signal } = new AbortController();
  const { importer, files, skipped, failures } = await recogniseFiles(
    await listImportFiles(path),
    signal,
    readPackagedFile,
  );
  const posts: ImportedPost[] = [];
  const allSkipped: Skipped[] = [...skipped];
  const allFailures: LibraryError[] = [...failures];
  if (importer !== null) {
    const choices = (await importer.listChoices?.(files, signal)) ?? [];
    const plan = await planImport(importer, files, choices, EMPTY_LIBRARY, signal);
    allSkipped.push(...plan.skipped);
    allFailures.push(...plan.failures);
    let at = 0;
    for await (const event of importer.read(files, choices, signal)) {
      if (event.kind === 'post' && plan.isNew[at++] === 1) posts.push(event.post);
    }
  }
  print(path, importer?.format ?? null, posts, allSkipped, allFailures);
  return {
    path,
    format: importer?.format ?? null,
    posts: posts.map(({ title, url, publishedAt, tags, author, text }) => {
      return { title, url, date: publishedAt, tags, author, text };
    }),
    skipped: [
      ...allSkipped.map(({ reason, count }) => ({ reason, count })),
      ...allFailures.map(({ code }) => ({ reason: code, count: 1 })),
    ],
  };
}

function print(
  path: string,
  format: string | null,
  posts: ImportedPost[],
  skipped: Skipped[],
  failures: LibraryError[],
): void {
  console.log(`${path}: ${format ?? 'not recognised'}, ${posts.length} posts`);
  for (const { title, url, publishedAt, tags, author, text } of posts) {
    const facts = [publishedAt, author, tags.map((tag) => `#${tag}`).join(' '), url].filter((fact) => fact !== '');
    console.log(`  ${title}${facts.length > 0 ? `  [${facts.join(' · ')}]` : ''}`);
    if (text !== '') console.log(`    ${text.slice(0, SHOWN_LENGTH).replaceAll('\n', ' ⏎ ')}`);
  }
  for (const { reason, count, place, sample } of skipped)
    console.log(`  skipped ${count} × ${reason}, first at ${place}${sample === '' ? '' : `: ${sample}`}`);
  for (const { code, detail } of failures)
    console.log(
      `  failed: ${code} (${Object.entries(detail)
        .map((fact) => fact.join(': '))
        .join(', ')})`,
    );
}
