import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Chromium, launchChromium } from '../chromium.ts';
import { waitFor } from '../wait-for.ts';
import { countPosts } from './count-posts.ts';
import { type LibraryProbe, openLibraryProbe } from './library-probe.ts';
import { findDamage, findOrphans, readStoredLibrary } from './stored-library.ts';
import { createPostsJson, ownWord } from './test-posts.ts';

const OLD_POSTS = 300;
/** A profile with the old posts takes about 13 MB of it; the posts below would take more than the rest. */
const DISK_MB = 96;
const TOO_MANY_POSTS = 30_000;

// A disk of its own needs the right to mount one; elsewhere the unit test of the same name stands alone.
describe.runIf(canMount())('a disk that fills up', () => {
  let directory: string;
  let disk: string;
  let chromium: Chromium | null = null;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'pangzheng-disk-'));
    disk = join(directory, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', disk]);
  });

  afterEach(async () => {
    await stop();
    execFileSync('umount', ['-l', disk]);
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  });

  async function start(): Promise<LibraryProbe> {
    const extensionDir = builtExtension('chrome');
    chromium = await launchChromium({ extensionDir, profileDir: join(disk, 'profile') });
    return openLibraryProbe(chromium, extensionDir);
  }

  async function stop(): Promise<void> {
    await chromium?.close();
    chromium = null;
  }

  /** Twice: what the full disk cut off is read at one start, and written behind by then, at the next. */
  async function expectOldPostsAfterTwoStarts(): Promise<void> {
    for (let starts = 0; starts < 2; starts++) {
      expect(await countPosts(await start())).toBe(OLD_POSTS);
      await stop();
    }
  }

  const grow = (toMb: number) => execFileSync('mount', ['-o', `remount,size=${toMb}m`, disk]);
  const freeBytes = () => {
    const { bavail, bsize } = statfsSync(disk);
    return bavail * bsize;
  };

  it('in the middle of an import ends it with a clear error, and the library stays as it was', async () => {
    const probe = await start();
    await probe.importJson(createPostsJson(OLD_POSTS, 0), 'old');
    const end = await probe.importJson(createPostsJson(TOO_MANY_POSTS, 50_000), 'too much');
    expect(end).toMatchObject({ state: 'failed', error: { code: 'quota-full' } });
    expect(await countPosts(probe)).toBe(OLD_POSTS);
    await stop();
    grow(4 * DISK_MB);
    await expectOldPostsAfterTwoStarts();
    const after = await start();
    await after.call('maintain', 65_536);
    const stored = await after.page.evaluate(readStoredLibrary);
    expect([...findDamage(stored), ...findOrphans(stored)]).toEqual([]);
    expect(await after.call('search', ownWord(1), 1)).toMatchObject({ total: 1 });
  });

  it('all at once, by another program: the page says so and shows no empty library, and nothing is lost', async () => {
    grow(2 * DISK_MB);
    const probe = await start();
    await probe.importJson(createPostsJson(OLD_POSTS, 0), 'old');
    const freeBefore = freeBytes();
    const ending = probe.importJson(createPostsJson(TOO_MANY_POSTS, 50_000), 'too much');
    await waitFor('the import to write', async () => freeBytes() < freeBefore - 1_000_000);
    takeAllRoom(join(disk, 'others'));
    expect(await ending).toMatchObject({ state: 'failed', error: { code: 'quota-full' } });
    await probe.close();
    const page = await chromium?.openExtensionPage('library.html?section=posts');
    await page?.waitForFunction(() => document.body.innerText.includes('磁盘空间不够'));
    rmSync(join(disk, 'others'));
    await stop();
    await expectOldPostsAfterTwoStarts();
  });

  function takeAllRoom(file: string): void {
    try {
      writeFileSync(file, Buffer.alloc(freeBytes()));
    } catch {
      // Full before the end of it, because the browser wrote as well.
    }
  }
});

/** True where this process may mount a file system (root with that right). */
function canMount(): boolean {
  const directory = mkdtempSync(join(tmpdir(), 'pangzheng-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', directory], { stdio: 'ignore' });
    execFileSync('umount', [directory], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
