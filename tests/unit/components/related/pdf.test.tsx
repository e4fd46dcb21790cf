// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { createRelatedStore } from '../../../../components/related/create-related-store.ts';
import type { ReadOutcome } from '../../../../utils/page/read-outcome.ts';
import {
  createReady,
  createTestLibrary,
  createTestPlatform,
  createTestRelated,
  settle,
} from '../create-test-clients.ts';
import { click, openRelated } from '../open-app.tsx';

const NOT_KEPT: ReadOutcome = {
  kind: 'unreadable',
  reason: 'pdf-not-kept',
  url: 'https://a.example/a.pdf',
  tabId: 1,
};

it('a PDF that is not in the cache is fetched when the reader says so, and its file is chosen in the panel', async () => {
  const asked: boolean[] = [];
  const platform = createTestPlatform({
    readPage: async ({ fetchesPdf = false } = {}) => {
      asked.push(fetchesPdf);
      return NOT_KEPT;
    },
  });
  await openRelated(createTestLibrary(), platform);
  await click('pdf-panel');
  expect(platform.log).toEqual(['panel']);
  expect(asked).toEqual([false]);
  await click('pdf-fetch');
  expect(asked).toEqual([false, true]);
});

it('a PDF that was chosen is the query until the reader goes back to the page, though the tab changes meanwhile', async () => {
  let readings = 0;
  const store = createRelatedStore(
    createTestLibrary({ find: async () => createReady([createTestRelated()]) }),
    createTestPlatform({
      readPage: async () => {
        readings++;
        return NOT_KEPT;
      },
    }),
    new AbortController().signal,
  );
  store.refresh();
  await settle();
  store.findInPdf(new File([], '报告.pdf'));
  await settle();
  expect(store.get().view).toMatchObject({ kind: 'found', page: { title: '报告.pdf' }, tabId: null });
  store.follow();
  expect(store.get().isBehind).toBe(true);
  expect(readings).toBe(1);
  store.refresh();
  expect(readings).toBe(2);
});
