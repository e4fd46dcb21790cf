import { expect, it } from 'vitest';
import type { LibraryWorld } from '../../../../utils/library/store/world.ts';
import { keepLanguageTables } from '../../../../utils/library/view/keep-language-tables.ts';
import { HAN_EMBEDDINGS_PATH } from '../../../../utils/library/view/packaged-files.ts';
import { createTestWorld } from '../create-test-library.ts';

/** A world whose largest table comes when the test lets it. */
function createSlowWorld() {
  const world = createTestWorld();
  const asked: string[] = [];
  const held = Promise.withResolvers<void>();
  const readAsset: LibraryWorld['readAsset'] = async (path) => {
    asked.push(path);
    if (path === HAN_EMBEDDINGS_PATH) await held.promise;
    return world.readAsset(path);
  };
  return { ...world, readAsset, asked, arrive: held.resolve, fail: held.reject };
}

it('has the words of the language while the table of meanings is still coming', async () => {
  const world = createSlowWorld();
  const kept = keepLanguageTables(world);
  const all = kept.all();
  const words = await kept.words();
  expect(words.frequencies.isWord('运营')).toBe(true);
  expect(words.lexicon.topicCount).toBeGreaterThan(0);
  world.arrive();
  expect((await all).language).toMatchObject(words);
});

it('reads each file once, however often it is asked', async () => {
  const world = createSlowWorld();
  world.arrive();
  const kept = keepLanguageTables(world);
  await Promise.all([kept.words(), kept.all(), kept.all()]);
  await kept.all();
  expect(new Set(world.asked).size).toBe(world.asked.length);
});

it('tries again after a failure', async () => {
  const world = createSlowWorld();
  const kept = keepLanguageTables(world);
  const first = kept.all();
  world.fail(new Error('The disk is gone.'));
  await expect(first).rejects.toThrow('The disk is gone.');
  world.asked.length = 0;
  await expect(kept.all()).rejects.toThrow('The disk is gone.');
  expect(world.asked).toContain(HAN_EMBEDDINGS_PATH);
});

it('loads anew when the reader’s concepts have changed', async () => {
  const world = createSlowWorld();
  world.arrive();
  const kept = keepLanguageTables(world);
  const before = await kept.words();
  await world.store.writeConcepts([{ concept: '私域', terms: ['企微群'], field: 'reader' }]);
  expect(await kept.words()).toBe(before);
  kept.forget();
  expect((await kept.words()).lexicon.topicsOf('企微群')).not.toEqual([]);
});
