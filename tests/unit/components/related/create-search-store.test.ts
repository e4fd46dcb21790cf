import { expect, it } from 'vitest';
import { createSearchStore, SEARCH_STEP } from '../../../../components/related/create-search-store.ts';
import { LibraryFailure } from '../../../../utils/protocol/library-failure.ts';
import type { SearchOutcome, Suggestion } from '../../../../utils/protocol/outcome.ts';
import { createSearched, createTestLibrary, createTestPost, type Held, hold, settle } from '../create-test-clients.ts';

function createHeldStore(suggestions: Suggestion[] = []) {
  const asked: (Held<SearchOutcome> & { query: string; limit: number })[] = [];
  const store = createSearchStore(
    createTestLibrary({
      search: (query, limit) => {
        const held = hold<SearchOutcome>();
        asked.push({ ...held, query, limit });
        return held.promise;
      },
      suggest: async () => suggestions,
    }),
  );
  return { store, asked };
}

it('asks for the newest query only, one question at a time', async () => {
  const { store, asked } = createHeldStore();
  store.setQuery('退');
  store.setQuery('退款');
  store.setQuery('退款率');
  expect(asked.map(({ query }) => query)).toEqual(['退']);
  asked[0]?.resolve(createSearched([createTestPost()]));
  await settle();
  expect(asked.map(({ query }) => query)).toEqual(['退', '退款率']);
});

it('never shows the answer to an older query', async () => {
  const { store, asked } = createHeldStore();
  store.setQuery('退');
  store.setQuery('退款');
  asked[0]?.resolve(createSearched([createTestPost({ id: 'old' })]));
  await settle();
  expect(store.get()).toMatchObject({ outcome: null, isBusy: true });
  asked[1]?.resolve(createSearched([createTestPost({ id: 'new' })]));
  await settle();
  expect(store.get()).toMatchObject({ outcome: { posts: [{ post: { id: 'new' } }] }, isBusy: false });
});

it('forgets results and suggestions when the field is emptied', async () => {
  const { store, asked } = createHeldStore([{ text: '退款率', kind: 'term', via: 'pinyin' }]);
  store.setQuery('tk');
  asked[0]?.resolve(createSearched([]));
  await settle();
  expect(store.get().suggestions).toHaveLength(1);
  store.setQuery('');
  expect(store.get()).toMatchObject({ query: '', outcome: null, suggestions: [], isBusy: false });
});

it('does not suggest what is typed already', async () => {
  const { store, asked } = createHeldStore([{ text: '退款', kind: 'term', via: 'prefix' }]);
  store.setQuery('退款');
  asked[0]?.resolve(createSearched([]));
  await settle();
  expect(store.get().suggestions).toEqual([]);
});

it('asks for more of the same', async () => {
  const { store, asked } = createHeldStore();
  store.setQuery('退款');
  asked[0]?.resolve(createSearched([createTestPost()], 100));
  await settle();
  store.showMore();
  expect(asked.map(({ limit }) => limit)).toEqual([SEARCH_STEP, 2 * SEARCH_STEP]);
});

it('says what failed', async () => {
  const { store, asked } = createHeldStore();
  store.setQuery('退款');
  asked[0]?.reject(new LibraryFailure({ code: 'store-unavailable', detail: {} }));
  await settle();
  expect(store.get()).toMatchObject({ error: { code: 'store-unavailable' }, isBusy: false });
});

it('goes on asking until the page is full or the list ends, and then while it counts', async () => {
  const { store, asked } = createHeldStore();
  const answer = (found: number, total: number, goesOn: boolean) =>
    asked.at(-1)?.resolve({
      ...createSearched(
        Array.from({ length: found }, (_, i) => createTestPost({ id: `${i}` })),
        total,
      ),
      isAtLeast: goesOn,
      goesOn,
    });
  store.setQuery('AI技术');
  answer(0, 0, true);
  await settle();
  expect([asked.length, store.get().isBusy]).toEqual([2, true]);
  answer(SEARCH_STEP, SEARCH_STEP, true);
  await settle();
  expect([asked.length, store.get().isBusy]).toEqual([3, false]);
  answer(SEARCH_STEP, 32, false);
  await settle();
  expect([asked.length, store.get().isBusy, store.get().outcome?.total]).toEqual([3, false, 32]);
});

it('leaves a search that goes on for the one that is typed', async () => {
  const { store, asked } = createHeldStore();
  store.setQuery('AI');
  store.setQuery('AI技');
  asked[0]?.resolve({ ...createSearched([]), isAtLeast: true, goesOn: true });
  await settle();
  expect(asked.map(({ query }) => query)).toEqual(['AI', 'AI技']);
});
