/**
 * Puts posts into a team's index:
 * npm run team:load -- --in FILE... --engine URL --index NAME [--source NAME] [--key-file F] [--shards N] [--replicas N]
 *                      [--replace] [--refused FILE] [--journal FILE]
 * npm run team:load -- --engine URL --index NAME (--delete FILE | --delete-source NAME) [--key-file F]
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Post } from '../../utils/post/post.ts';
import { parseTeamConfig, toAuthorization } from '../../utils/team/team-config.ts';
import { listImportFiles } from '../list-import-files.ts';
import { passOverPdfRejections } from '../pass-over-pdf-rejections.ts';
import { createPostEmbedder } from './create-post-embedder.ts';
import { createEngineHttp, LoadFailure } from './engine-http.ts';
import { readJournal, removeJournal, writeJournal } from './load-journal.ts';
import { loadPosts, type RefusedPost } from './load-posts.ts';
import { measureCentres } from './measure-centres.ts';
import { prepareIndex, writeIndexInfo } from './prepare-index.ts';
import { readCredentials } from './read-credentials.ts';
import { readPosts } from './read-posts.ts';
import { removeMissing, removePosts, removeSource } from './remove-posts.ts';

const USAGE = `npm run team:load -- --in FILE... --engine URL --index NAME
  --in FILE          a file or folder in any format that the extension imports; may be given several times
  --source NAME      what readers see as the posts' origin (default: the first file's name)
  --key-file FILE    an API key, or user:password, on one line
  --shards N         shards of a new index (default 1; see docs/TEAM.md for sizes)
  --replicas N       copies of each shard (default 1)
  --replace          afterwards delete the source's posts that are no longer in the files, if all could be read
  --refused FILE     list there what the engine refused
  --journal FILE     where a broken load goes on from (default: .team-load-NAME.json)
  --delete FILE      delete the posts whose ids or addresses stand in FILE, one a line
  --delete-source NAME   delete all posts of a source`;

passOverPdfRejections();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    in: { type: 'string', multiple: true, default: [] },
    engine: { type: 'string' },
    index: { type: 'string' },
    source: { type: 'string' },
    'key-file': { type: 'string' },
    shards: { type: 'string', default: '1' },
    replicas: { type: 'string', default: '1' },
    replace: { type: 'boolean', default: false },
    refused: { type: 'string' },
    journal: { type: 'string' },
    delete: { type: 'string' },
    'delete-source': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

/** Files that were not read to their end. */
let unread = 0;

try {
  process.exitCode = await run();
} catch (thrown) {
  if (!(thrown instanceof LoadFailure || thrown instanceof RangeError)) throw thrown;
  console.error(thrown.message);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const paths = [...values.in, ...positionals];
  const isDeletion = values.delete !== undefined || values['delete-source'] !== undefined;
  if (values.help || values.engine === undefined || values.index === undefined || (paths.length === 0 && !isDeletion)) {
    console.error(USAGE);
    return 2;
  }
  const { engine, index } = parseTeamConfig({ engine: values.engine, index: values.index });
  const http = createEngineHttp(engine, toAuthorization(readCredentials(values['key-file'])));
  if (values['delete-source'] !== undefined) {
    console.log(
      `${await removeSource(http, index, values['delete-source'])} posts of ${values['delete-source']} deleted`,
    );
  }
  if (values.delete !== undefined) {
    const names = readFileSync(values.delete, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    console.log(`${await removePosts(http, index, names)} of ${names.length} posts deleted`);
  }
  return paths.length === 0 ? 0 : load(paths);

  async function load(inputs: readonly string[]): Promise<number> {
    for (const path of inputs) if (!existsSync(path)) throw new LoadFailure(`${path}: no such file or folder.`);
    await prepareIndex(http, index, { shards: parseCount('shards'), replicas: parseCount('replicas') });
    const source = values.source ?? basename(inputs[0] ?? '');
    const journalPath = resolve(values.journal ?? `.team-load-${index}.json`);
    const key = JSON.stringify([
      engine,
      index,
      source,
      inputs.map((path) => [resolve(path), statSync(path).size, statSync(path).mtimeMs]),
    ]);
    const earlier = readJournal(journalPath, key);
    const load = earlier?.load ?? randomUUID();
    const skip = earlier?.settled ?? 0;
    if (skip > 0) console.log(`Going on after ${skip} posts that an earlier run settled.`);
    const { embed, tables } = createPostEmbedder();
    const started = performance.now();
    let lastShown = started;
    const show = (settled: number, bytes: number) => {
      const seconds = (performance.now() - started) / 1000;
      console.log(
        `${skip + settled} posts, ${Math.round(settled / seconds)} a second, ${(bytes / 1e6).toFixed(1)} MB sent`,
      );
    };
    const { taken, refused } = await loadPosts(http, readAll(inputs, skip), {
      index,
      source,
      load,
      embed,
      onProgress({ settled, bytes }) {
        writeJournal(journalPath, { version: 1, key, load, settled: skip + settled });
        if (performance.now() - lastShown < 1000) return;
        lastShown = performance.now();
        show(settled, bytes);
      },
    });
    if (values.replace && unread > 0) {
      console.log(`Nothing deleted: ${unread} files were not read whole, and what they hold is not known.`);
    } else if (values.replace) {
      console.log(`${await removeMissing(http, index, source, load)} posts deleted that the files no longer hold`);
    }
    await http.send('POST', `${encodeURIComponent(index)}/_refresh`);
    await writeIndexInfo(http, index, { centres: await measureCentres(http, index), tables });
    removeJournal(journalPath);
    console.log(
      `${taken} posts loaded into ${index} in ${((performance.now() - started) / 1000).toFixed(1)} s, ${refused.length} refused`,
    );
    listRefused(refused);
    return 0;
  }
}

/** The posts of all inputs, less the first `skip`. */
async function* readAll(inputs: readonly string[], skip: number): AsyncIterable<Post> {
  const { signal } = new AbortController();
  let number = 0;
  for (const path of inputs) {
    const { format, posts, skipped, failures } = await readPosts(path, await listImportFiles(path), signal);
    console.log(`${path}: ${format}`);
    for await (const post of posts) if (number++ >= skip) yield post;
    for (const { reason, place, count } of skipped)
      console.log(`  passed over ${place} (${reason}${count > 1 ? `, ${count}` : ''})`);
    unread += failures.length;
    for (const { code, detail } of failures) console.log(`  not read: ${code} ${JSON.stringify(detail)}`);
  }
}

function listRefused(refused: readonly RefusedPost[]): void {
  if (values.refused !== undefined) {
    writeFileSync(values.refused, refused.map((post) => `${JSON.stringify(post)}\n`).join(''));
    return;
  }
  for (const { id, title, reason } of refused) console.log(`  refused ${id} ${title.slice(0, 40)}: ${reason}`);
}

function parseCount(name: 'shards' | 'replicas'): number {
  const count = Number(values[name]);
  if (!Number.isInteger(count) || count < (name === 'shards' ? 1 : 0) || count > 1024)
    throw new RangeError(`--${name} ${values[name]} is no number of ${name}.`);
  return count;
}
