// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { createRelatedStore } from '../../../../components/related/create-related-store.ts';
import { createPage } from '../../../../utils/page/page.ts';
import type { ReadOutcome } from '../../../../utils/page/read-outcome.ts';
import {
  createReady,
  createTestLibrary,
  createTestPlatform,
  createTestRelated,
  hold,
  settle,
} from '../create-test-clients.ts';
import { all, click, mainState, one, openRelated, run } from '../open-app.tsx';

const NOT_KEPT: Extract<ReadOutcome, { kind: 'unreadable' }> = {
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

const REPORT = new File(['x'], '报告.pdf');

/** As the browser tells of files that are dropped, or of words. */
function drop(files: File[]): DragEvent {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  return Object.assign(event, {
    dataTransfer: { types: files.length > 0 ? ['Files'] : ['text/plain'], files },
  }) as never;
}

it('a PDF dropped on the panel is the query, whatever is shown there, and a button leads back to the tab', async () => {
  await openRelated(undefined, undefined, 'panel');
  expect(all('back-to-tab')).toEqual([]);
  const dropped = drop([REPORT]);
  await run(() => document.body.dispatchEvent(dropped));
  expect(dropped.defaultPrevented).toBe(true);
  expect(one('page-bar').textContent).toContain('报告.pdf');
  await click('back-to-tab');
  expect(one('page-bar').textContent).toContain('一页');
});

it('words that are dropped are left to the search field', async () => {
  await openRelated(undefined, undefined, 'panel');
  const dropped = drop([]);
  await run(() => document.body.dispatchEvent(dropped));
  expect(dropped.defaultPrevented).toBe(false);
});

it('after a file that is no PDF the panel follows the tab again, and another file can be chosen', async () => {
  const platform = createTestPlatform({
    readPdfFile: async () => ({ kind: 'unreadable', reason: 'not-a-pdf', url: '', tabId: null }),
  });
  await openRelated(undefined, platform, 'panel');
  await run(() => document.body.dispatchEvent(drop([REPORT])));
  expect(one('unreadable').dataset.reason).toBe('not-a-pdf');
  expect(all('pdf-file')).toHaveLength(1);
  await run(() => platform.turnPage());
  expect(mainState()).toBe('ready');
});

it('a PDF that was fetched stays the query when the tab is looked at again, also while it is on its way', async () => {
  const fetched = hold<ReadOutcome>();
  let tab = NOT_KEPT;
  const platform = createTestPlatform({
    readPage: ({ fetchesPdf = false } = {}) => (fetchesPdf ? fetched.promise : Promise.resolve(tab)),
  });
  await openRelated(undefined, platform);
  await click('pdf-fetch');
  await run(() => platform.turnPage());
  const page = createPage({ url: NOT_KEPT.url, title: '内部报告' });
  await run(() => fetched.resolve({ kind: 'read', page, tabId: 1 }));
  expect(one('page-bar').textContent).toContain('内部报告');
  await run(() => platform.turnPage());
  expect(one('page-bar').textContent).toContain('内部报告');
  tab = { ...NOT_KEPT, url: 'https://a.example/b.pdf' };
  await run(() => platform.turnPage());
  expect(one('unreadable').dataset.reason).toBe('pdf-not-kept');
});
