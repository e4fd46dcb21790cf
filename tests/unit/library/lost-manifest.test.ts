import type { IDBPDatabase } from 'idb';
import { describe, expect, it } from 'vitest';
import { createPost } from '../../create-post.ts';
import { createFilePosts, createTestWorld, importPosts, listTitles, openTestLibrary } from './create-test-library.ts';
import { createLibrary, damage, exportTitles, POSTS, reopen } from './damaged-library.ts';

describe('a manifest that is lost', () => {
  it.each([
    ['is gone', (database: IDBPDatabase) => database.delete('manifest', 'current')],
    ['is empty', (database: IDBPDatabase) => database.put('manifest', {}, 'current')],
    [
      'has wrong fields',
      (database: IDBPDatabase) => database.put('manifest', { generation: 'x', segments: 3 }, 'current'),
    ],
  ])('because it %s is built again from the posts before anything is swept', async (_, lose) => {
    const world = await createLibrary();
    await damage(world, lose);
    const { library } = reopen(world);
    await library.maintain(Number.POSITIVE_INFINITY);
    const titles = await listTitles(library);
    expect(titles.length).toBe(POSTS + 1); // the deleted post is back: what was deleted stood in the manifest alone
    expect(titles).toContain('剪报');
    expect(await exportTitles(library)).toEqual(titles);
    expect(await library.listSources()).toMatchObject([
      { name: '我的帖子', postCount: POSTS },
      { kind: 'clips', postCount: 1 },
    ]);
    expect(await library.listDamage()).toMatchObject({ isRebuilt: true });
    await library.forgetDamage();
    expect(await reopen(world).library.listDamage()).toMatchObject({ isRebuilt: false });
  });

  it('gives no key out twice: what is imported afterwards overwrites nothing', async () => {
    const world = await createLibrary();
    const before = await listTitles(reopen(world).library);
    await damage(world, (database) => database.delete('manifest', 'current'));
    const { library } = reopen(world);
    await importPosts(library, createFilePosts(5, 900));
    const after = await listTitles(library);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after.length).toBe(POSTS + 1 + 5);
  });

  it('makes no second source of a bundled post that was edited', async () => {
    const bundled = [createPost({ id: 'b0', sourceId: 'bundled', title: '随附的一篇', text: '一段随附的文字。' })];
    const world = createTestWorld({ bundled });
    const library = openTestLibrary(world);
    await library.updatePost('b0', { title: '改过的题目' });
    await damage(world, (database) => database.delete('manifest', 'current'));
    const next = openTestLibrary(createTestWorld({ databaseName: world.databaseName, bundled }));
    expect(await listTitles(next)).toContain('改过的题目');
    expect((await next.listSources()).map(({ id }) => id)).toEqual(['bundled']);
  });

  it('keeps what can still be read of it: a broken source costs no tombstone', async () => {
    const world = await createLibrary();
    const before = await listTitles(reopen(world).library);
    await damage(world, async (database) => {
      const manifest = await database.get('manifest', 'current');
      await database.put('manifest', { ...manifest, sources: [{ id: 3 }] }, 'current');
    });
    expect(await listTitles(reopen(world).library)).toEqual(before);
  });

  it('is an empty library where there are no posts either', async () => {
    const { library } = { library: openTestLibrary(createTestWorld()) };
    expect(await library.listSources()).toEqual([]);
    expect(await library.listDamage()).toEqual({
      posts: 0,
      unindexed: 0,
      records: 0,
      isRebuilt: false,
      isCleared: false,
    });
  });

  it('during an import ends the import, and no post is in the library twice', async () => {
    const world = createTestWorld();
    const library = openTestLibrary(world);
    await importPosts(library, createFilePosts(3));
    const preview = await library.previewImport([
      new File(
        [JSON.stringify({ schema: 'pangzheng.posts', version: 1, posts: createFilePosts(1_200, 100) })],
        'x.json',
      ),
    ]);
    let losing: Promise<void> | null = null;
    const end = await library.runImport(preview.importId, 'x', ({ postsDone }) => {
      if (postsDone > 0) losing ??= damage(world, (database) => database.delete('manifest', 'current'));
    });
    await losing;
    expect(end.state).toBe('failed');
    const titles = await listTitles(reopen(world).library);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

it('a database in which keys run high keeps its next key above them', async () => {
  const world = await createLibrary();
  await damage(world, async (database) => {
    await database.put('posts', {}, 5_000);
    await database.delete('manifest', 'current');
  });
  const { library, world: next } = reopen(world);
  await importPosts(library, createFilePosts(1, 900));
  await damage(next, async (database) =>
    expect(Math.max(...(await database.getAllKeys('posts')).map(Number))).toBeGreaterThan(5_000),
  );
});
