import { describe, expect, it } from 'vitest';
import { connectLibrary } from '../../../../utils/library/channel/connect-library.ts';
import { keepNewest } from '../../../../utils/library/channel/keep-newest.ts';
import { serveLibrary } from '../../../../utils/library/channel/serve-library.ts';
import { createPage } from '../../../../utils/page/page.ts';
import { LibraryFailure } from '../../../../utils/protocol/library-failure.ts';
import {
  createFilePosts,
  createPostsFile,
  createTestWorld,
  importPosts,
  openTestLibrary,
} from '../create-test-library.ts';

function connect() {
  const { port1, port2 } = new MessageChannel();
  const library = openTestLibrary(createTestWorld());
  serveLibrary(port1, library);
  const connection = connectLibrary(port2);
  port1.start();
  port2.start();
  return { ...connection, library, close: () => port1.close() };
}

describe('a library behind a channel', () => {
  it('answers like the library itself, and reports an import under way', async () => {
    const { client, close } = connect();
    const preview = await client.previewImport([createPostsFile(createFilePosts(700))]);
    const states: string[] = [];
    const end = await client.runImport(preview.importId, 'x', ({ state }) => states.push(state));
    expect(end).toMatchObject({ state: 'done', postsDone: 700, sourceId: preview.importId });
    expect(states).toEqual(['writing', 'done']);
    expect((await client.search('word699', 1)).posts[0]?.post.title).toBe('第699篇 title699');
    close();
  });

  it('fails as the library fails, with the code for the reader', async () => {
    const { client, close } = connect();
    const failure = await client.undo('nothing').catch((thrown) => thrown);
    expect(failure).toBeInstanceOf(LibraryFailure);
    expect(failure.error).toEqual({ code: 'not-found', detail: { what: 'nothing' } });
    close();
  });

  it('tells of changes until the listener stops', async () => {
    const { client, close } = connect();
    const stop = new AbortController();
    let told = 0;
    client.onChange(() => told++, stop.signal);
    await client.clip(createPage({ title: '一', text: '一段文字' }), []);
    stop.abort();
    await client.clip(createPage({ title: '二', text: '二段文字' }), []);
    expect(told).toBe(1);
    close();
  });

  it('ends every open call when the worker is gone', async () => {
    const { client, fail, close } = connect();
    const open = client.listSources();
    fail(new LibraryFailure({ code: 'unexpected', detail: { message: 'gone' } }));
    await expect(open).rejects.toMatchObject({ error: { detail: { message: 'gone' } } });
    await expect(client.listSources()).rejects.toMatchObject({ error: { code: 'unexpected' } });
    close();
  });

  it('calls for idle work once, when nothing is asked and nothing is open', async () => {
    const { port1, port2 } = new MessageChannel();
    const library = openTestLibrary(createTestWorld());
    await importPosts(library, createFilePosts(2));
    let idle = 0;
    let timers: (() => void)[] = [];
    serveLibrary(port1, library, {
      onIdle: () => idle++,
      startTimer(listener) {
        timers.push(listener);
        return () => {
          timers = timers.filter((timer) => timer !== listener);
        };
      },
    });
    const { client } = connectLibrary(port2);
    port1.start();
    port2.start();
    await Promise.all([client.listSources(), client.listFacets()]);
    await client.listSources();
    expect(timers).toHaveLength(1);
    timers[0]?.();
    await client.listSources();
    expect([idle, timers.length]).toEqual([1, 0]);
    port1.close();
  });
});

describe('keepNewest', () => {
  it('runs the first and the newest call, and overtakes those between', async () => {
    const asked: number[] = [];
    const open: (() => void)[] = [];
    const run = keepNewest((value: number) => {
      asked.push(value);
      return new Promise<number>((resolve) => open.push(() => resolve(value * 10)));
    });
    const calls = [1, 2, 3].map((value) => run(value));
    const ends = Promise.allSettled(calls);
    open[0]?.();
    await calls[0];
    await Promise.resolve();
    open[1]?.();
    expect(await ends).toMatchObject([
      { status: 'fulfilled', value: 10 },
      { status: 'rejected', reason: { error: { code: 'stale' } } },
      { status: 'fulfilled', value: 30 },
    ]);
    expect(asked).toEqual([1, 3]);
  });
});
