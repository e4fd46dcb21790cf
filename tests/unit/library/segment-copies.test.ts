import { expect, test } from 'vitest';
import { createPage } from '../../../utils/page/page.ts';
import { createIndexedDbStore } from '../../../utils/platform/store/create-indexed-db-store.ts';
import { createLibraryDisk } from '../../../utils/platform/store/library-disk.ts';
import { openLibraryDatabase } from '../../../utils/platform/store/open-library-database.ts';
import { LibraryFailure } from '../../../utils/protocol/library-failure.ts';
import { ALL, createFilePosts, createTestWorld, importPosts, openTestLibrary, postsOf } from './create-test-library.ts';
import { damage } from './damaged-library.ts';
import { createMemoryCopies, type MemoryCopies } from './memory-copies.ts';

const POSTS = 40;
const PAGE = createPage({ title: '帖子', text: '第三篇帖子说的是私域运营。', url: 'https://site.example/' });

/** A page of the extension over a library, with copies of segments where the disk has room. */
function openOver(databaseName: string | undefined, copies: MemoryCopies, hasRoom = true) {
  const world = createTestWorld(databaseName === undefined ? {} : { databaseName });
  const disk = {
    ...createLibraryDisk(),
    copies,
    assertRoom: async () => {
      if (!hasRoom) throw new LibraryFailure({ code: 'quota-full', detail: {} });
    },
  };
  const store = createIndexedDbStore(() => openLibraryDatabase(world.databaseName), disk);
  return { world, library: openTestLibrary({ ...world, store }) };
}

/** A library whose manifest says that its segment is as large as those of 300,000 posts. */
async function createLargeLibrary(): Promise<string> {
  const { world, library } = openOver(undefined, createMemoryCopies());
  await importPosts(library, createFilePosts(POSTS));
  await setBytes(world.databaseName, 200e6);
  return world.databaseName;
}

async function setBytes(databaseName: string, bytes: number): Promise<void> {
  await damage(createTestWorld({ databaseName }), async (database) => {
    const manifest = await database.get('manifest', 'current');
    await database.put(
      'manifest',
      { ...manifest, segments: manifest.segments.map((segment: object) => ({ ...segment, bytes })) },
      'current',
    );
  });
}

/** All that a reader sees of a library. */
async function ask(library: ReturnType<typeof openTestLibrary>) {
  const { elapsedMs: _, ...found } = await library.find(PAGE, { disabledKeywords: [], limit: 10 });
  const searches = [];
  for (const query of ['帖', '帖子', '3', '运营']) {
    const { elapsedMs: __, ...search } = await library.search(query, 10);
    searches.push(search);
  }
  return { found, searches, posts: postsOf(await library.listPosts(ALL, 0, POSTS)) };
}

async function withCopies() {
  const databaseName = await createLargeLibrary();
  const expected = await ask(openOver(databaseName, createMemoryCopies()).library);
  const copies = createMemoryCopies();
  await openOver(databaseName, copies).library.maintain(0);
  return { databaseName, copies, expected };
}

test('a large library is copied once it rests, and answers the same from the copy', async () => {
  const { databaseName, copies, expected } = await withCopies();
  expect(copies.files.size).toBe(1);
  copies.opened.length = 0;
  expect(await ask(openOver(databaseName, copies).library)).toEqual(expected);
  expect(copies.opened).toEqual([...copies.files.keys()]);
});

test('a smaller library has no copies, and those of a larger one go', async () => {
  const { databaseName, copies, expected } = await withCopies();
  await setBytes(databaseName, 50e6);
  const { library } = openOver(databaseName, copies);
  expect(await ask(library)).toEqual(expected);
  await library.maintain(0);
  expect(copies.files.size).toBe(0);
});

test('nothing is copied where the disk has no room, and answers are the same', async () => {
  const databaseName = await createLargeLibrary();
  const copies = createMemoryCopies();
  const { library } = openOver(databaseName, copies, false);
  await library.maintain(0).catch((failure) => expect(failure).toBeInstanceOf(LibraryFailure));
  expect(copies.files.size).toBe(0);
});

test('a copy of another segment under the same number is not taken, and is replaced', async () => {
  const { databaseName, copies, expected } = await withCopies();
  const [id = -1, own = new Uint8Array()] = [...copies.files][0] ?? [];
  const changed = own.slice();
  changed[8] = (own[8] ?? 0) ^ 1; // another checksum
  copies.files.set(id, changed);
  copies.opened.length = 0;
  const { library } = openOver(databaseName, copies);
  expect(await ask(library)).toEqual(expected);
  expect(copies.opened).toEqual([]);
  await library.maintain(0);
  expect(copies.files.get(id)).toEqual(own);
});

test('a copy that a killed browser left unfinished is not taken, and is written again', async () => {
  const { databaseName, copies, expected } = await withCopies();
  const [id = -1, own = new Uint8Array()] = [...copies.files][0] ?? [];
  copies.files.set(id, own.slice().fill(0, 0, 16));
  const { library } = openOver(databaseName, copies);
  expect(await ask(library)).toEqual(expected);
  await library.maintain(0);
  expect(copies.files.get(id)).toEqual(own);
});

test('a copy that turns out to be damaged gives way to the stored segment, and no post is lost', async () => {
  const { databaseName, copies, expected } = await withCopies();
  const [id = -1, own = new Uint8Array()] = [...copies.files][0] ?? [];
  for (const damaged of [own.slice().fill(255, own.length >> 1), own.slice().fill(255, 160, 400)]) {
    copies.files.set(id, damaged);
    const { library } = openOver(databaseName, copies);
    await library.maintain(0);
    expect(await ask(library)).toEqual(expected);
    expect(copies.files.get(id)).toEqual(own);
  }
});

test('a damaged segment is rebuilt from its posts, though its copy would be whole', async () => {
  const { databaseName, copies, expected } = await withCopies();
  await damage(createTestWorld({ databaseName }), async (database) => {
    const [id] = await database.getAllKeys('segments');
    const stored = await database.get('segments', id ?? -1);
    await database.put('segments', { ...stored, index: new Blob([new Uint8Array(8)]) }, id);
  });
  const { library } = openOver(databaseName, copies);
  expect((await ask(library)).posts).toEqual(expected.posts);
  await library.maintain(0);
  expect((await ask(library)).found).toEqual(expected.found);
});
