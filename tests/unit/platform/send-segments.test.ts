import { afterEach, expect, test, vi } from 'vitest';
import type { LibraryWorld } from '../../../utils/library/store/world.ts';
import { receiveSegments } from '../../../utils/platform/receive-segments.ts';
import type { SegmentMessage } from '../../../utils/platform/segment-message.ts';
import { sendSegments } from '../../../utils/platform/send-segments.ts';
import { LIBRARY_DATABASE_NAME } from '../../../utils/platform/store/library-database-name.ts';
import { createFilePosts, createTestWorld, importPosts, openTestLibrary } from '../library/create-test-library.ts';
import { damage } from '../library/damaged-library.ts';

afterEach(() => vi.unstubAllEnvs());

/** A page and its worker, with a count of what the worker reads of the disk itself. */
function createPageAndWorker(world: LibraryWorld) {
  let receive = (_event: MessageEvent) => {};
  const read: number[] = [];
  const counted: LibraryWorld = {
    ...world,
    store: {
      ...world.store,
      readSegmentIndex(id) {
        read.push(id);
        return world.store.readSegmentIndex(id);
      },
    },
  };
  const received = receiveSegments(
    {
      addEventListener(_type, listener) {
        receive = listener;
      },
    },
    counted,
  );
  const sent: SegmentMessage['kind'][] = [];
  const worker = {
    postMessage(message: SegmentMessage) {
      sent.push(message.kind);
      receive(new MessageEvent('message', { data: message }));
    },
  };
  return { read, received, worker, sent };
}

/** The database as sendSegments opens it, under the name that the test's library has. */
function underName(name: string): IDBFactory {
  return new Proxy(indexedDB, {
    get: (target, key) =>
      key === 'open'
        ? (asked: string) => target.open(asked === LIBRARY_DATABASE_NAME ? name : asked)
        : Reflect.get(target, key),
  });
}

test('the worker answers from the segments that its page has read, and reads none of them itself', async () => {
  const world = createTestWorld();
  await importPosts(openTestLibrary(world), createFilePosts(30));
  const { read, received, worker } = createPageAndWorker(createTestWorld({ databaseName: world.databaseName }));
  await sendSegments(worker, underName(world.databaseName));
  const library = openTestLibrary(received);
  expect((await library.search('word7', 5)).posts.map(({ post }) => post.title)).toEqual(['第7篇 title7']);
  expect(read).toEqual([]);
});

test('a segment is taken once: who asks again reads what is stored', async () => {
  const world = createTestWorld();
  await importPosts(openTestLibrary(world), createFilePosts(3));
  const { read, received, worker } = createPageAndWorker(world);
  await sendSegments(worker, underName(world.databaseName));
  const [id = -1] = await world.store.listSegmentIds();
  const first = await received.store.readSegmentIndex(id);
  expect(await received.store.readSegmentIndex(id)).toEqual(first);
  expect(read).toEqual([id]);
});

test('a segment that the page could not read is read by the worker', async () => {
  const world = createTestWorld();
  await importPosts(openTestLibrary(world), createFilePosts(3));
  const { read, received, worker } = createPageAndWorker(world);
  const [id = -1] = await world.store.listSegmentIds();
  worker.postMessage({ kind: 'segments-coming', ids: [id] });
  const reading = received.store.readSegmentIndex(id);
  worker.postMessage({ kind: 'segment', id, index: null });
  expect(await reading).toEqual(await world.store.readSegmentIndex(id));
  expect(read).toEqual([id]);
});

test('the segments of a large library are left to the worker, which reads copies of them', async () => {
  const world = createTestWorld();
  await importPosts(openTestLibrary(world), createFilePosts(30));
  await damage(world, async (database) => {
    const manifest = await database.get('manifest', 'current');
    for (const segment of manifest.segments) segment.bytes = 200e6;
    await database.put('manifest', manifest, 'current');
  });
  const { read, received, sent, worker } = createPageAndWorker(createTestWorld({ databaseName: world.databaseName }));
  vi.stubEnv('FIREFOX', undefined); // which has no copies
  await sendSegments(worker, underName(world.databaseName));
  expect(sent).toEqual([]);
  // Here there are no copies, so it reads the stored segment.
  const library = openTestLibrary(received);
  expect((await library.search('word7', 5)).posts.map(({ post }) => post.title)).toEqual(['第7篇 title7']);
  expect(read).toHaveLength(1);
});

test('where there is no library the page makes none', async () => {
  const { sent, worker } = createPageAndWorker(createTestWorld());
  await sendSegments(worker, underName('never-made'));
  expect(sent).toEqual([]);
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('never-made');
});

test('a library of another version is left to the worker', async () => {
  const request = indexedDB.open('of-version-1', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('manifest');
  await new Promise((resolve) => {
    request.onsuccess = resolve;
  });
  request.result.close();
  const { sent, worker } = createPageAndWorker(createTestWorld());
  await sendSegments(worker, underName('of-version-1'));
  expect(sent).toEqual([]);
});
