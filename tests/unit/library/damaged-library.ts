import { type IDBPDatabase, openDB } from 'idb';
import type { Library } from '../../../utils/library/open-library.ts';
import { createPage } from '../../../utils/page/page.ts';
import {
  ALL,
  createFilePosts,
  createTestWorld,
  importPosts,
  openTestLibrary,
  postsOf,
  type TestWorld,
} from './create-test-library.ts';

/** Imported posts of createLibrary. */
export const POSTS = 40;

/** Changes the database behind the library's back, as a damaged disk would. */
export async function damage(world: TestWorld, change: (database: IDBPDatabase) => Promise<unknown>): Promise<void> {
  const database = await openDB(world.databaseName);
  await change(database);
  database.close();
}

/** A new page over the same database. */
export function reopen(world: TestWorld): { world: TestWorld; library: Library } {
  const next = createTestWorld({ databaseName: world.databaseName });
  return { world: next, library: openTestLibrary(next) };
}

/** A library of POSTS posts with an undo entry, a dismissal, a snapshot, a concept and a clip beside them. */
export async function createLibrary(): Promise<TestWorld> {
  const world = createTestWorld();
  const library = openTestLibrary(world);
  await importPosts(library, createFilePosts(POSTS), '我的帖子');
  const [first, second] = postsOf(await library.listPosts(ALL, 0, 2));
  await library.dismiss(first?.id ?? '', 'https://site.example/');
  await library.clip(createPage({ title: '剪报', text: '剪下来的一段文字。', url: 'https://site.example/clip' }), []);
  await library.deletePosts([second?.id ?? '']);
  await library.takeSnapshot();
  await library.saveConcepts([{ concept: '大促', terms: ['618', '双十一'] }]);
  return world;
}

/** Titles of the exported posts, sorted. */
export async function exportTitles(library: Library): Promise<string[]> {
  const { blob } = await library.exportLibrary('json');
  const { posts }: { posts: { title: string }[] } = JSON.parse(await blob.text());
  return posts.map(({ title }) => title).sort();
}
