import { expect } from 'vitest';
import type { Library } from '../../../../utils/library/open-library.ts';
import { countKeys } from '../../../../utils/library/store/key-runs.ts';
import { countTextBytes } from '../../../../utils/post/count-text-bytes.ts';
import type { Post } from '../../../../utils/post/post.ts';
import { createPost } from '../../../create-post.ts';
import { createTestBrowser, createTestWorld, openTestLibrary, type TestWorld } from '../create-test-library.ts';
import { type Content, copyState, idOf, type LibraryModel, type ModelState } from './library-model.ts';

/** Two pages of one browser over one database. */
export interface RealLibrary {
  pages: Library[];
  world: TestWorld;
  /** Resolves when every page has heard of all that the pages have written. */
  settle(): Promise<void>;
  /** A page opened now: it knows what is stored and nothing else. */
  openFresh(): Library;
}

export function createBundledPosts(contents: readonly Content[]): Post[] {
  return contents.map((content) => createPost({ ...content, id: idOf(content), sourceId: 'bundled' }));
}

export function openRealLibrary(bundled: Post[]): RealLibrary {
  const browser = createTestBrowser();
  const first = createTestWorld({ browser, bundled });
  // One machine, one clock.
  const worlds = [
    first,
    { ...createTestWorld({ browser, bundled, databaseName: first.databaseName }), now: first.now },
  ];
  let announced = 0;
  const heard = worlds.map(() => 0);
  let wake = () => {};
  const pages = worlds.map((world, page) => {
    const { coordination } = world;
    const announce = () => {
      announced++;
      coordination.announce();
    };
    const library = openTestLibrary({ ...world, coordination: { ...coordination, announce } });
    library.onChange(() => {
      heard[page] = (heard[page] ?? 0) + 1;
      wake();
    }, new AbortController().signal);
    return library;
  });
  return {
    pages,
    world: first,
    async settle() {
      while (heard.some((count) => count < announced)) await new Promise<void>((resolve) => (wake = resolve));
    },
    openFresh: () => openTestLibrary(createTestWorld({ bundled, databaseName: first.databaseName })),
  };
}

/** Compares all that a page says of the library with the model. */
export async function expectSame(model: LibraryModel, library: Library): Promise<void> {
  const { posts, total } = await library.listPosts({ query: '' }, 0, 1000);
  const live = [...model.live].map(([id, { title, text, tags, sourceId }]) => ({ id, title, text, tags, sourceId }));
  const shown = posts.map(({ post: { id, title, text, tags, sourceId } }) => ({ id, title, text, tags, sourceId }));
  expect(shown.toSorted(byId)).toEqual(live.toSorted(byId));
  expect(total).toBe(live.length);

  const expected = [...model.sources].map(([id, { name, isOn }]) => {
    const ofSource = live.filter(({ sourceId }) => sourceId === id);
    const textBytes = ofSource.reduce((sum, post) => sum + countTextBytes(createPost(post)), 0);
    return { id, name, isOn, postCount: ofSource.length, textBytes };
  });
  const sources = (await library.listSources()).map(({ id, name, isOn, postCount, textBytes }) => {
    return { id, name, isOn, postCount, textBytes };
  });
  expect(sources.toSorted(byId)).toEqual(
    expected.filter(({ id, postCount }) => id !== 'bundled' || postCount > 0).toSorted(byId),
  );

  const dismissals = (await library.listDismissals()).map(({ undoToken, postId }) => ({ token: undoToken, postId }));
  expect(dismissals.toReversed()).toEqual(model.dismissals);
}

/** Every word is found in just the posts that hold it and whose source is on. */
export async function expectFound(model: LibraryModel, library: Library, words: readonly string[]): Promise<void> {
  for (const word of words) {
    const holding = [...model.live.values()].filter(
      ({ text, sourceId }) => text.includes(word) && model.sources.get(sourceId)?.isOn,
    );
    expect([word, (await library.search(word, 1)).total]).toEqual([word, holding.length]);
  }
}

/** No post key is in two segments, and each that a segment or a snapshot names has its post. */
export async function expectSound({ store }: TestWorld): Promise<void> {
  const { manifest, snapshots } = await store.readRecords();
  const keys = manifest.segments.flatMap(({ keys: runs }) => runs.flatMap(([start, end]) => range(start, end)));
  expect(new Set(keys).size).toBe(keys.length);
  for (const { live } of snapshots) {
    const posts = await store.readPosts(live.flatMap(([start, end]) => range(start, end)));
    expect(posts.filter((post) => post !== undefined)).toHaveLength(countKeys(live));
  }
}

/**
 * Notes what a snapshot that was taken meanwhile must hold: the library as it was before the command. `before` is null when
 * two pages wrote: then it may have been taken between the two.
 */
export async function noteSnapshots(model: LibraryModel, before: ModelState | null, library: Library): Promise<void> {
  const listed = new Set((await library.listSnapshots()).map(({ id }) => id));
  for (const id of listed) if (!model.snapshots.has(id)) model.snapshots.set(id, before && copyState(before));
  for (const id of model.snapshots.keys()) if (!listed.has(id)) model.snapshots.delete(id);
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
