import { describe, expect, it } from 'vitest';
import { SNAPSHOTS_KEPT } from '../../../../utils/library/store/snapshot.ts';
import { UNDO_ENTRIES_KEPT } from '../../../../utils/library/store/undo-entry.ts';
import { createPage } from '../../../../utils/page/page.ts';
import {
  ALL,
  createFilePosts,
  createTestWorld,
  importPosts,
  listTitles,
  openTestLibrary,
  postsOf,
} from '../create-test-library.ts';

describe('snapshots', () => {
  it('bring back sources, deleted and edited posts as they were, and can be gone back from', async () => {
    const library = openTestLibrary(createTestWorld());
    const id = await importPosts(library, createFilePosts(8));
    await library.takeSnapshot();
    const before = { titles: await listTitles(library), sources: await library.listSources() };
    const [post] = postsOf(await library.listPosts(ALL, 0, 1));
    await library.updatePost(post?.id ?? '', { title: '改了' });
    await library.deleteSource(id);
    await importPosts(library, createFilePosts(2, 40), 'later');
    await library.maintain(65_536);
    const [newest] = await library.listSnapshots();
    const asked = (await library.listSnapshots()).find(({ reason }) => reason === 'manual');
    expect(asked).toMatchObject({ postCount: 8 });
    expect(newest?.reason).toBe('before-import');
    await library.restoreSnapshot(asked?.id ?? '');
    expect(await listTitles(library)).toEqual(before.titles);
    expect(await library.listSources()).toEqual(before.sources);
    const undoRestore = (await library.listSnapshots())[0];
    expect(undoRestore).toMatchObject({ reason: 'before-restore', postCount: 2 });
    await library.restoreSnapshot(undoRestore?.id ?? '');
    expect(await listTitles(library)).toEqual(['第40篇 title40', '第41篇 title41']);
  });

  it('are taken daily while the library is in use, and the last seven are kept', async () => {
    const world = createTestWorld();
    const library = openTestLibrary(world);
    await importPosts(library, createFilePosts(2));
    for (let day = 2; day <= 11; day++) {
      world.setNow(`2026-01-${String(day).padStart(2, '0')}T12:00:00Z`);
      await library.maintain(100);
      await library.maintain(100);
    }
    const days = (await library.listSnapshots()).map(({ createdAt }) => createdAt.slice(8, 10));
    expect(days).toEqual(['11', '10', '09', '08', '07', '06', '05']);
  });

  it('of one kind push out none of another: ten imports in an hour leave the daily and the asked ones', async () => {
    const world = createTestWorld();
    const library = openTestLibrary(world);
    await importPosts(library, createFilePosts(2));
    await library.takeSnapshot();
    world.setNow('2026-01-02T12:00:00Z');
    await library.maintain(100);
    for (let i = 1; i <= 10; i++) await importPosts(library, createFilePosts(1, i * 100), `import ${i}`);
    const reasons = (await library.listSnapshots()).map(({ reason }) => reason);
    expect(reasons).toEqual([...Array.from({ length: SNAPSHOTS_KEPT }, () => 'before-import'), 'daily', 'manual']);
  });

  it('and undo entries keep their order when the clock goes back', async () => {
    const world = createTestWorld();
    const library = openTestLibrary(world);
    world.setNow('2030-01-01T00:00:00Z');
    for (let i = 0; i < UNDO_ENTRIES_KEPT; i++) await importPosts(library, createFilePosts(1, i * 10), `${i}`);
    await library.takeSnapshot();
    world.setNow('2026-01-01T00:00:00Z');
    const [{ undoToken: first }, { undoToken: second }] = [await deleteOne(), await deleteOne()];
    await library.undo(second);
    await library.undo(first);
    expect((await library.listPosts(ALL, 0, 99)).total).toBe(UNDO_ENTRIES_KEPT);
    await library.takeSnapshot();
    await importPosts(library, createFilePosts(1, 900), 'after');
    const manual = (await library.listSnapshots()).filter(({ reason }) => reason === 'manual');
    expect(manual.map(({ createdAt }) => createdAt.slice(0, 4))).toEqual(['2026', '2030']);

    async function deleteOne(): Promise<{ undoToken: string }> {
      const [post] = postsOf(await library.listPosts(ALL, 0, 1));
      return library.deletePosts([post?.id ?? '']);
    }
  });

  it('hold deleted posts back from removal, and so do undos; then the posts go', async () => {
    const world = createTestWorld();
    const library = openTestLibrary(world);
    const id = await importPosts(library, createFilePosts(3));
    await library.takeSnapshot();
    await library.deleteSource(id);
    await library.maintain(100);
    const clip = (i: number) => library.clip(createPage({ title: `页面${i}`, text: `第${i}段文字` }), []);
    for (let i = 0; i < UNDO_ENTRIES_KEPT; i++) await clip(i);
    await library.maintain(100);
    expect(await world.store.readPostRange(0, 3, 10)).toHaveLength(3);
    for (let i = 0; i < SNAPSHOTS_KEPT; i++) {
      await library.takeSnapshot();
      world.setNow(`2026-01-${10 + i}T12:00:00Z`);
      await library.maintain(100);
    }
    expect(await world.store.readPostRange(0, 3, 10)).toEqual([]);
    expect((await library.listPosts(ALL, 0, 99)).total).toBe(UNDO_ENTRIES_KEPT);
  });
});
