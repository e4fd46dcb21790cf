import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KillableLibrary } from './killable-browser.ts';
import { findDamage, findOrphans } from './stored-library.ts';
import { createPostsJson, ownWord } from './test-posts.ts';

/** Kills per operation. One keeps `npm test` short; `npm run test:kills` is the long look. */
const KILLS = Number(process.env.PANGZHENG_KILLS ?? 1);
const OLD_POSTS = 300;
const NEW_POSTS = 1_500;

/** What one kill takes, ms, on a slow machine: a start, an import, a kill, another start. */
const KILL_TIMEOUT_MS = 120_000;

/** One thing that a reader does, and when it is killed. */
interface Operation {
  /** The library that it is done to, made of posts 0 to OLD_POSTS and what else it needs. */
  prepare(library: KillableLibrary, round: number): Promise<unknown>;
  run(library: KillableLibrary, prepared: unknown): Promise<unknown>;
  /** It is killed at a random moment within this, ms. */
  withinMs: number;
  /** Posts that the library may have afterwards, by what it had before. */
  allowed(before: number): number[];
}

const importOld = (library: KillableLibrary) => library.importJson(createPostsJson(OLD_POSTS, 0), 'old');
const importNew = (library: KillableLibrary, round: number) =>
  library.importJson(createPostsJson(NEW_POSTS, 10_000 * (round + 1)), `round ${round}`);

function pick(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

export const OPERATIONS = {
  'an import': {
    prepare: async () => null,
    run: (library) => importNew(library, Math.floor(Math.random() * 1e6)),
    withinMs: 2_000,
    allowed: (before) => [before, before + NEW_POSTS],
  },
  'segments being joined': {
    async prepare(library, round) {
      for (let part = 1; part <= 4; part++) {
        await library.importJson(createPostsJson(OLD_POSTS, 1e6 * part + 10_000 * round), `part ${round}-${part}`);
      }
    },
    run: (library) => library.call('maintain', 65_536),
    withinMs: 1_000,
    allowed: (before) => [before],
  },
  'an export': {
    prepare: importNew,
    run: (library) => library.call('exportLibrary', Math.random() < 0.5 ? 'json' : 'markdown'),
    withinMs: 400,
    allowed: (before) => [before],
  },
  'a restore': {
    async prepare(library, round) {
      await library.call('takeSnapshot');
      const snapshots = await library.call('listSnapshots');
      await importNew(library, round);
      return pick(Array.isArray(snapshots) ? snapshots[0] : null, 'id');
    },
    run: (library, id) => library.call('restoreSnapshot', id),
    withinMs: 150,
    allowed: (before) => [before, before - NEW_POSTS],
  },
  'an undo': {
    prepare: async (library, round) => pick(await importNew(library, round), 'undoToken'),
    run: (library, token) => library.call('undo', token),
    withinMs: 150,
    allowed: (before) => [before, before - NEW_POSTS],
  },
  'a source being deleted': {
    prepare: async (library, round) => pick(await importNew(library, round), 'sourceId'),
    run: (library, id) => library.call('deleteSource', id),
    withinMs: 150,
    allowed: (before) => [before, before - NEW_POSTS],
  },
  'a page being saved': {
    prepare: async (_, round) => ({
      ...EMPTY_PAGE,
      url: `https://site.example/${round}-${Math.random()}`,
      title: '剪报',
      text: `剪下来的第 ${round}-${Math.random()} 段文字。`,
    }),
    run: (library, page) => library.call('clip', page, []),
    withinMs: 60,
    allowed: (before) => [before, before + 1],
  },
  'a snapshot being taken': {
    prepare: async () => null,
    run: (library) => library.call('takeSnapshot'),
    withinMs: 40,
    allowed: (before) => [before],
  },
} satisfies Record<string, Operation>;

const EMPTY_PAGE = {
  canonicalUrl: null,
  siteName: '',
  language: 'zh-CN',
  headings: [],
  description: '',
  metaKeywords: [],
  author: '',
  publishedAt: '',
  textSource: 'article',
  selection: '',
  truncated: false,
};

/** Tests that kill a browser at random moments of these operations, and look at what is there after the next start. */
export function describeKills(
  start: (profileDir: string) => Promise<KillableLibrary>,
  names: readonly (keyof typeof OPERATIONS)[],
): void {
  let profileDir: string;
  let library: KillableLibrary | null = null;

  beforeEach(() => {
    profileDir = mkdtempSync(join(tmpdir(), 'pangzheng-kills-'));
  });
  afterEach(async () => {
    await library?.close();
    library = null;
    rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
  });

  /** After a restart: whole at once, one of the allowed libraries, and soon without orphans. */
  async function expectWhole(restarted: KillableLibrary, allowedCounts: readonly number[]): Promise<void> {
    expect(findDamage(await restarted.readStored())).toEqual([]);
    const count = await countPosts(restarted);
    expect(allowedCounts).toContain(count);
    // What the sources say, what is listed and what is indexed are one and the same.
    expect(await restarted.call('listPosts', { query: '', sourceId: undefined }, 0, 1)).toMatchObject({
      total: count + (await countBundled(restarted)),
    });
    expect(await restarted.call('search', ownWord(1), 1)).toMatchObject({ total: 1 });
    await restarted.call('maintain', 65_536);
    const after = await restarted.readStored();
    expect(findDamage(after)).toEqual([]);
    expect(findOrphans(after)).toEqual([]);
    expect(await countPosts(restarted)).toBe(count);
    expect(await restarted.call('listDamage')).toEqual(WHOLE);
  }

  describe('a browser killed at a random moment', () => {
    it.each(names)(
      `of %s, ${KILLS} times, comes back with the old or the new library, whole`,
      async (name) => {
        const operation: Operation = OPERATIONS[name];
        library = await start(profileDir);
        await importOld(library);
        for (let round = 0; round < KILLS; round++) {
          const prepared = await operation.prepare(library, round);
          const before = await countPosts(library);
          const running = operation.run(library, prepared);
          running.catch(() => undefined); // the browser goes in the middle of it
          await new Promise((resolve) => setTimeout(resolve, Math.random() * operation.withinMs));
          await library.kill();
          library = await start(profileDir);
          await expectWhole(library, operation.allowed(before));
        }
      },
      KILL_TIMEOUT_MS * (KILLS + 1),
    );
  });
}

const WHOLE = { posts: 0, unindexed: 0, records: 0, isRebuilt: false, isCleared: false };

async function countPosts(library: KillableLibrary): Promise<number> {
  return sum(await listSources(library, (kind) => kind !== 'bundled'));
}

async function countBundled(library: KillableLibrary): Promise<number> {
  return sum(await listSources(library, (kind) => kind === 'bundled'));
}

async function listSources(library: KillableLibrary, isWanted: (kind: unknown) => boolean): Promise<unknown[]> {
  const sources = await library.call('listSources');
  return Array.isArray(sources) ? sources.filter((source) => isWanted(pick(source, 'kind'))) : [];
}

function sum(sources: readonly unknown[]): number {
  return sources.reduce<number>((total, source) => total + Number(pick(source, 'postCount')), 0);
}
