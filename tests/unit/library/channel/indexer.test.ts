import { describe, expect, it, vi } from 'vitest';
import { connectIndexer, MAX_BATCHES, MAX_CODE_UNITS } from '../../../../utils/library/channel/connect-indexer.ts';
import type { IndexReply, IndexRequest } from '../../../../utils/library/channel/index-channel.ts';
import { serveIndexer } from '../../../../utils/library/channel/serve-indexer.ts';
import { alternateIndexers } from '../../../../utils/library/imports/alternate-indexers.ts';
import { createSegmentIndexer } from '../../../../utils/library/imports/create-segment-indexer.ts';
import type { SegmentIndexer } from '../../../../utils/library/store/segment-indexer.ts';
import type { ImportParts } from '../../../../utils/library/store/world.ts';
import { createSegmentTools } from '../../../../utils/library/view/create-segment-tools.ts';
import { loadLanguageTables } from '../../../../utils/library/view/load-language-tables.ts';
import type { Post } from '../../../../utils/post/post.ts';
import { createSegmentOptions } from '../../../../utils/search/create-segment-options.ts';
import {
  createFilePosts,
  createTestWorld,
  importPosts,
  openTestLibrary,
  type TestWorld,
} from '../create-test-library.ts';

const POST: Post = {
  id: 'long',
  sourceId: 'import',
  title: '长文',
  titleIsDerived: false,
  text: '',
  url: '',
  author: '',
  publishedAt: '',
  tags: [],
  reactions: [],
};

/** Another thread, as far as messages go: they are cloned, and arrive later. */
function startThread(indexer: Promise<SegmentIndexer>) {
  let toThread = (_event: MessageEvent) => {};
  let toPage = (_event: MessageEvent) => {};
  const requests: IndexRequest['kind'][] = [];
  const later = (send: () => void) => void setTimeout(send);
  serveIndexer(
    {
      postMessage(message: IndexReply) {
        const data = structuredClone(message);
        later(() => toPage(new MessageEvent('message', { data })));
      },
      addEventListener(_type, listener) {
        toThread = listener;
      },
    },
    indexer,
  );
  const connection = connectIndexer(
    {
      postMessage(message) {
        const data = structuredClone(message) as IndexRequest;
        requests.push(data.kind);
        later(() => toThread(new MessageEvent('message', { data })));
      },
      addEventListener(_type, listener) {
        toPage = listener;
      },
    },
    () => undefined,
  );
  return { ...connection, requests };
}

async function createIndexer(world: TestWorld): Promise<SegmentIndexer> {
  const { language, builtWith } = await loadLanguageTables(world);
  return createSegmentIndexer(createSegmentTools(createSegmentOptions(language), builtWith()), () => 0);
}

async function readStored(world: TestWorld) {
  const ids = await world.store.listSegmentIds();
  return Promise.all(
    ids.map(async (id) => [id, await world.store.readSegmentIndex(id), await world.store.readSegmentTable(id)]),
  );
}

describe('an import that another thread indexes', () => {
  it('stores what one thread stores, byte for byte, and says where the time went', async () => {
    const posts = createFilePosts(1_234);
    const alone = createTestWorld();
    const parts: ImportParts[] = [];
    const helped = {
      ...createTestWorld(),
      startIndexer: () => startThread(createIndexer(helped)).indexer,
      reportImport: (told: ImportParts) => void parts.push(told),
    };
    // Ids of imports are in the segments: the same ones in both.
    for (const world of [alone, helped]) {
      let tokens = 0;
      world.createToken = () => `token-${++tokens}`;
      await importPosts(openTestLibrary(world), posts);
    }
    expect(await readStored(helped)).toEqual(await readStored(alone));
    expect(await helped.store.readPostRange(0, 2_000, 2_000)).toEqual(await alone.store.readPostRange(0, 2_000, 2_000));
    expect(parts).toHaveLength(1);
    expect(parts[0]?.readingMs).toBeGreaterThan(0);
  });

  it('ends with an error when that thread fails, and leaves the library as it was', async () => {
    const failing: SegmentIndexer = {
      add: async () => {},
      finish: () => Promise.reject(new RangeError('no memory')),
      busyMs: 0,
      close() {},
    };
    const world = { ...createTestWorld(), startIndexer: () => startThread(Promise.resolve(failing)).indexer };
    await expect(importPosts(openTestLibrary(world), createFilePosts(700))).rejects.toThrow('no memory');
    const { manifest } = await world.store.readRecords();
    expect([manifest.segments, manifest.staging]).toEqual([[], []]);
    expect(await world.store.readPostRange(0, 1_000, 1_000)).toEqual([]);
    expect(await world.store.listSegmentIds()).toEqual([]);
  });

  it('ends with an error when that thread is gone', async () => {
    const world = {
      ...createTestWorld(),
      startIndexer() {
        const { indexer } = startThread(new Promise(() => {}));
        setTimeout(() => indexer.close(), 20);
        return indexer;
      },
    };
    await expect(importPosts(openTestLibrary(world), createFilePosts(1_200))).rejects.toThrow('indexing thread');
    expect(await world.store.readPostRange(0, 2_000, 2_000)).toEqual([]);
  });

  it('takes the posts of the next segment while the one before is being written, by another thread', async () => {
    const log: string[] = [];
    const start = () => {
      const name = `thread ${log.filter((line) => line.endsWith('starts')).length + 1}`;
      log.push(`${name} starts`);
      return {
        add: async () => void log.push(`${name} adds`),
        finish: (id: number) => {
          log.push(`${name} finishes ${id}`);
          return new Promise<never>(() => {});
        },
        busyMs: 2,
        close: () => void log.push(`${name} ends`),
      };
    };
    const indexer = alternateIndexers(start);
    for (const id of [7, 8, 9]) {
      await indexer.add([]);
      void indexer.finish(id);
    }
    expect(indexer.busyMs).toBe(4);
    indexer.close();
    expect(log).toEqual([
      'thread 1 starts',
      'thread 1 adds',
      'thread 1 finishes 7',
      'thread 2 starts',
      'thread 2 adds',
      'thread 2 finishes 8',
      'thread 1 adds',
      'thread 1 finishes 9',
      'thread 1 ends',
      'thread 2 ends',
    ]);
  });

  it('never has more batches of posts on their way than a segment has', async () => {
    const releases: (() => void)[] = [];
    const slow: SegmentIndexer = {
      add: () => new Promise((resolve) => releases.push(resolve)),
      finish: () => Promise.reject(new Error('not asked')),
      busyMs: 0,
      close() {},
    };
    const { indexer, requests } = startThread(Promise.resolve(slow));
    for (let batch = 1; batch < MAX_BATCHES; batch++) await indexer.add([]);
    const last = indexer.add([]);
    let hasRoom = false;
    void last.then(() => {
      hasRoom = true;
    });
    await vi.waitFor(() => expect(releases).toHaveLength(1));
    expect([requests.length, hasRoom]).toEqual([MAX_BATCHES, false]);
    releases[0]?.();
    await last;
    expect(hasRoom).toBe(true);
  });

  it('has two batches of very long posts on their way, and no more', async () => {
    const slow: SegmentIndexer = {
      add: () => new Promise(() => {}),
      finish: () => Promise.reject(new Error('not asked')),
      busyMs: 0,
      close() {},
    };
    const { indexer, requests } = startThread(Promise.resolve(slow));
    const long = [{ key: 1, textKey: 1, textBytes: 1, post: { ...POST, text: '长'.repeat(MAX_CODE_UNITS / 2 + 1) } }];
    await indexer.add(long);
    let hasRoom = false;
    indexer.add(long).then(
      () => {
        hasRoom = true;
      },
      () => undefined, // the thread is ended below
    );
    await vi.waitFor(() => expect(requests).toEqual(['add', 'add']));
    expect(hasRoom).toBe(false);
    indexer.close();
  });

  it('keeps two threads at work: the second begins its segment while the first has all of its posts still to take', async () => {
    const log: string[] = [];
    const held: (() => void)[] = [];
    const start = () => {
      const name = `thread ${held.length === 0 ? 1 : 2}`;
      const own: SegmentIndexer = {
        add: () => {
          log.push(`${name} adds`);
          return new Promise((resolve) => held.push(resolve));
        },
        finish: () => new Promise(() => {}),
        busyMs: 0,
        close() {},
      };
      return startThread(Promise.resolve(own)).indexer;
    };
    const indexer = alternateIndexers(start);
    for (let batch = 1; batch < MAX_BATCHES; batch++) await indexer.add([]);
    await vi.waitFor(() => expect(log).toEqual(['thread 1 adds']));
    indexer.finish(1).catch(() => undefined); // the thread is ended below
    await indexer.add([]);
    await vi.waitFor(() => expect(log).toEqual(['thread 1 adds', 'thread 2 adds']));
    indexer.close();
  });
});
