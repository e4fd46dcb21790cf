import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildBundle } from './build-bundle.ts';
import { listPackagedData } from './list-packaged-data.ts';
import { passOverPdfRejections } from './pass-over-pdf-rejections.ts';
import { createStopWordsJson } from './read-stop-words.ts';

/** What the packaged data may weigh before compression: stores and readers feel more. */
const SIZE_BUDGET_BYTES = 8_000_000;

const dataDirectory = join(dirname(fileURLToPath(import.meta.url)), '..', 'data');
const bundledDirectory = join(dataDirectory, 'bundled');
const sourcesPath = join(dataDirectory, 'sources.json');

passOverPdfRejections();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { in: { type: 'string', multiple: true }, name: { type: 'string' }, help: { type: 'boolean' } },
});

if (values.help === true) {
  console.log(
    'npm run data [-- --in FILE... [--name NAME]]\nBuilds data/bundled from the files of data/sources.json; --in puts other files there first.',
  );
} else {
  const previous = readFileSync(sourcesPath, 'utf8');
  const copies: string[] = [];
  try {
    const given = [...(values.in ?? []), ...positionals];
    if (given.length > 0 || values.name !== undefined) chooseSources(given, values.name, previous, copies);
    await writeBundle();
  } catch (error) {
    // What was chosen cannot be built: keep what could.
    writeFileSync(sourcesPath, previous);
    for (const copy of copies) rmSync(copy);
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/** Names the files in data/sources.json; files from elsewhere are copied into data/sources, so that the build repeats. */
function chooseSources(given: string[], name: string | undefined, previous: string, copies: string[]): void {
  const { name: oldName, files: oldFiles } = JSON.parse(previous);
  const files = given.map((path) => {
    const absolute = resolve(path);
    if (!existsSync(absolute)) throw new Error(`${path}: no such file`);
    const inside = relative(dataDirectory, absolute);
    if (!inside.startsWith('..')) return inside;
    const copy = join(dataDirectory, 'sources', basename(absolute));
    mkdirSync(dirname(copy), { recursive: true });
    if (!existsSync(copy)) copies.push(copy);
    copyFileSync(absolute, copy);
    return relative(dataDirectory, copy);
  });
  const sources = { name: name ?? oldName, files: files.length > 0 ? files : oldFiles };
  writeFileSync(sourcesPath, `${JSON.stringify(sources, null, 2)}\n`);
}

async function writeBundle(): Promise<void> {
  writeFileSync(join(dataDirectory, 'stop-words', 'stop-words.json'), createStopWordsJson());
  const { files, posts, skipped, duplicateCount } = await buildBundle(dataDirectory);
  mkdirSync(bundledDirectory, { recursive: true });
  for (const old of readdirSync(bundledDirectory))
    if (!files.has(old)) rmSync(join(bundledDirectory, old), { recursive: true });
  for (const [fileName, content] of files) writeFileSync(join(bundledDirectory, fileName), content);
  console.log(
    `${posts.length} posts bundled${duplicateCount > 0 ? `, ${duplicateCount} the same as an earlier one left out` : ''}`,
  );
  for (const { reason, place, sample, count } of skipped)
    console.log(`  skipped ${place} (${reason}${count > 1 ? `, ${count}` : ''}): ${sample}`);
  printSizes();
}

function printSizes(): void {
  let total = 0;
  for (const { absoluteSrc, relativeDest } of listPackagedData()) {
    const bytes = readFileSync(absoluteSrc).length;
    total += bytes;
    console.log(`  ${String(bytes).padStart(9)} bytes  ${relativeDest}`);
  }
  console.log(`  ${String(total).padStart(9)} bytes of ${SIZE_BUDGET_BYTES} in the package`);
  if (total > SIZE_BUDGET_BYTES) console.warn('  over the budget: first start and download get slower');
}
