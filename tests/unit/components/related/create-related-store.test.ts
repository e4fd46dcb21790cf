import { afterEach, expect, it, vi } from 'vitest';
import { createRelatedStore, SLOW_AFTER_MS } from '../../../../components/related/create-related-store.ts';
import type { Page } from '../../../../utils/page/page.ts';
import { createPage } from '../../../../utils/page/page.ts';
import type { ReadOutcome } from '../../../../utils/page/read-outcome.ts';
import { LibraryFailure } from '../../../../utils/protocol/library-failure.ts';
import type { FindOutcome } from '../../../../utils/protocol/outcome.ts';
import {
  createReady,
  createTestLibrary,
  createTestPage,
  createTestPlatform,
  createTestRelated,
  type Held,
  hold,
  settle,
} from '../create-test-clients.ts';

afterEach(() => vi.useRealTimers());

const read = (number: number): ReadOutcome => ({ kind: 'read', page: createTestPage(number), tabId: 1 });

/** A store whose readings and findings the test answers by hand. */
function createHeldStore() {
  const readings: Held<ReadOutcome>[] = [];
  const findings: (Held<FindOutcome> & { page: Page; disabled: string[] })[] = [];
  const stop = new AbortController();
  const store = createRelatedStore(
    createTestLibrary({
      find: (page, { disabledKeywords }) => {
        const held = hold<FindOutcome>();
        findings.push({ ...held, page, disabled: disabledKeywords });
        return held.promise;
      },
    }),
    createTestPlatform({
      readPage: () => {
        const held = hold<ReadOutcome>();
        readings.push(held);
        return held.promise;
      },
    }),
    stop.signal,
  );
  return { store, readings, findings, stop };
}

it('shows what was found for the page in front', async () => {
  const { store, readings, findings } = createHeldStore();
  store.refresh();
  expect(store.get().view).toMatchObject({ kind: 'reading', isSlow: false });
  readings[0]?.resolve(read(1));
  await settle();
  expect(store.get().view.kind).toBe('finding');
  findings[0]?.resolve(createReady([createTestRelated()]));
  await settle();
  expect(store.get().view).toMatchObject({ kind: 'found', page: { title: '第 1 页' }, isBusy: false });
});

it('does not show an older page that was read later than a newer one', async () => {
  const { store, readings, findings } = createHeldStore();
  store.refresh();
  store.follow();
  readings[1]?.resolve(read(2));
  await settle();
  readings[0]?.resolve(read(1));
  await settle();
  expect(findings.map(({ page }) => page.title)).toEqual(['第 2 页']);
});

it('does not show an older answer of the library over a newer one', async () => {
  const { store, readings, findings } = createHeldStore();
  store.refresh();
  readings[0]?.resolve(read(1));
  await settle();
  store.follow();
  readings[1]?.resolve(read(2));
  await settle();
  findings[1]?.resolve(createReady([]));
  findings[0]?.resolve(createReady([createTestRelated()]));
  await settle();
  expect(store.get().view).toMatchObject({ kind: 'found', page: { title: '第 2 页' }, outcome: { posts: [] } });
});

it('asks again without a keyword that is switched off, and with it when it is switched on', async () => {
  const { store, readings, findings } = createHeldStore();
  store.refresh();
  readings[0]?.resolve(read(1));
  await settle();
  findings[0]?.resolve(createReady([], ['GMV', '618']));
  await settle();
  store.toggleKeyword('GMV');
  store.toggleKeyword('618');
  store.toggleKeyword('GMV');
  expect(findings.map(({ disabled }) => disabled)).toEqual([[], ['GMV'], ['GMV', '618'], ['618']]);
});

it('keeps the chips in their places while some are off', async () => {
  const { store, readings, findings } = createHeldStore();
  store.refresh();
  readings[0]?.resolve(read(1));
  await settle();
  findings[0]?.resolve(createReady([], ['GMV', '618', '天猫']));
  await settle();
  store.toggleKeyword('GMV');
  findings[1]?.resolve(createReady([], ['618', '天猫']));
  await settle();
  expect(store.get().view).toMatchObject({ keywords: [{ term: 'GMV' }, { term: '618' }, { term: '天猫' }] });
});

it('keeps everything when a page that is read again says the same', async () => {
  const { store, readings, findings } = createHeldStore();
  store.refresh();
  readings[0]?.resolve(read(1));
  await settle();
  findings[0]?.resolve(createReady([], ['GMV', '618']));
  await settle();
  store.toggleKeyword('GMV');
  findings[1]?.resolve(createReady([], ['618']));
  await settle();
  const before = store.get().view;
  store.follow();
  expect(store.get().view).toMatchObject({ kind: 'reading', previous: before });
  readings[1]?.resolve(read(1));
  await settle();
  expect(store.get().view).toEqual(before);
  expect(findings).toHaveLength(2);
});

it('asks again when reading the same page overtook an answer', async () => {
  const { store, readings, findings } = createHeldStore();
  store.refresh();
  readings[0]?.resolve(read(1));
  await settle();
  findings[0]?.resolve(createReady([], ['GMV', '618']));
  await settle();
  store.toggleKeyword('GMV');
  store.follow();
  readings[1]?.resolve(read(1));
  await settle();
  expect(findings.map(({ disabled }) => disabled)).toEqual([[], ['GMV'], ['GMV']]);
  findings[2]?.resolve(createReady([]));
  await settle();
  expect(store.get().view).toMatchObject({ kind: 'found', isBusy: false });
});

it('says that a page is slow instead of waiting without a word', () => {
  vi.useFakeTimers();
  const { store } = createHeldStore();
  store.refresh();
  vi.advanceTimersByTime(SLOW_AFTER_MS - 1);
  expect(store.get().view).toMatchObject({ kind: 'reading', isSlow: false });
  vi.advanceTimersByTime(1);
  expect(store.get().view).toMatchObject({ kind: 'reading', isSlow: true });
});

it('still shows a slow page when it comes', async () => {
  vi.useFakeTimers();
  const { store, readings, findings } = createHeldStore();
  store.refresh();
  vi.advanceTimersByTime(SLOW_AFTER_MS);
  readings[0]?.resolve(read(1));
  await settle();
  findings[0]?.resolve(createReady([]));
  await settle();
  expect(store.get().view.kind).toBe('found');
});

it('stays with its page while paused, says so, and catches up afterwards', async () => {
  const { store, readings } = createHeldStore();
  store.refresh();
  store.setPaused(true);
  store.follow();
  expect(store.get()).toMatchObject({ isPaused: true, isBehind: true });
  expect(readings.length).toBe(1);
  store.setPaused(false);
  expect(readings.length).toBe(2);
});

it('keeps the posts of a selection when the page behind it changes, until the reader asks for the page', async () => {
  const { store, readings, findings } = createHeldStore();
  store.findFor(createPage({ text: '退款后的 GMV', textSource: 'selection' }));
  findings[0]?.resolve(createReady([]));
  await settle();
  store.follow();
  expect(readings.length).toBe(0);
  store.refresh();
  expect(readings.length).toBe(1);
});

it('tells why a page could not be read', async () => {
  const { store, readings } = createHeldStore();
  store.refresh();
  readings[0]?.resolve({ kind: 'unreadable', reason: 'pdf', url: 'https://a.example/x.pdf', tabId: 1 });
  await settle();
  expect(store.get().view).toEqual({
    kind: 'unreadable',
    reason: 'pdf',
    url: 'https://a.example/x.pdf',
    previous: null,
  });
});

it('keeps the posts of the last page in view when the next one cannot be read', async () => {
  const { store, readings, findings } = createHeldStore();
  store.refresh();
  readings[0]?.resolve(read(1));
  await settle();
  findings[0]?.resolve(createReady([]));
  await settle();
  store.follow();
  readings[1]?.resolve({ kind: 'unreadable', reason: 'not-allowed', url: '', tabId: 2 });
  await settle();
  expect(store.get().view).toMatchObject({ kind: 'unreadable', previous: { page: { title: '第 1 页' } } });
});

it('tells what went wrong in the library, but not that a call was overtaken', async () => {
  const { store, readings, findings } = createHeldStore();
  store.refresh();
  readings[0]?.resolve(read(1));
  await settle();
  findings[0]?.reject(new LibraryFailure({ code: 'stale', detail: {} }));
  await settle();
  expect(store.get().view.kind).toBe('finding');
  store.refresh();
  readings[1]?.resolve(read(1));
  await settle();
  findings[1]?.reject(new LibraryFailure({ code: 'store-newer', detail: {} }));
  await settle();
  expect(store.get().view).toEqual({ kind: 'failed', error: { code: 'store-newer', detail: {} } });
});

it('hears nothing any more once it is stopped', async () => {
  const { store, readings, findings, stop } = createHeldStore();
  store.refresh();
  stop.abort();
  readings[0]?.resolve(read(1));
  await settle();
  expect(findings).toEqual([]);
});
