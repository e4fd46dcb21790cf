import { expect, it, vi } from 'vitest';
import { createPage } from '../../../utils/page/page.ts';
import {
  type ActiveTab,
  READ_TIMEOUT_MS,
  readActiveTab,
  type TabAccess,
} from '../../../utils/platform/read-active-tab.ts';

const URL = 'https://news.example.com/a';
const TAB: ActiveTab = { id: 7, url: URL, isLoading: false, isDiscarded: false, isInReaderMode: false };
const PAGE = createPage({ url: URL, title: '618', text: '天猫 GMV' });

function accessTo(change: Partial<TabAccess>): TabAccess {
  return {
    hasGesture: true,
    getActiveTab: async () => TAB,
    runReader: async () => PAGE,
    getContentType: async () => 'text/html',
    isSiteAllowed: async () => false,
    isNeverRead: async () => false,
    ...change,
  };
}

const refuse = (message: string) => async () => {
  throw new Error(message);
};

it('gives the page of the active tab', async () => {
  expect(await readActiveTab(accessTo({}))).toEqual({ kind: 'read', page: PAGE, tabId: 7 });
});

it('says that there is no tab', async () => {
  const outcome = await readActiveTab(accessTo({ getActiveTab: async () => null }));
  expect(outcome).toEqual({ kind: 'unreadable', reason: 'no-tab', url: '', tabId: null });
});

it('does not wake a tab that was put to sleep', async () => {
  const runReader = vi.fn(async () => PAGE);
  const outcome = await readActiveTab(
    accessTo({ runReader, getActiveTab: async () => ({ ...TAB, isDiscarded: true }) }),
  );
  expect(outcome).toEqual({ kind: 'unreadable', reason: 'discarded', url: URL, tabId: 7 });
  expect(runReader).not.toHaveBeenCalled();
});

it('runs nothing in a site that the reader wants never read, nor in one that came to the front meanwhile', async () => {
  const runReader = vi.fn(async () => PAGE);
  const isNeverRead = async (url: string) => url.startsWith('https://bank.example');
  const bank = { ...TAB, id: 8, url: 'https://bank.example/' };
  expect(await readActiveTab(accessTo({ runReader, isNeverRead, getActiveTab: async () => bank }))).toEqual({
    kind: 'unreadable',
    reason: 'never-read',
    url: bank.url,
    tabId: 8,
  });
  expect(runReader).not.toHaveBeenCalled();
  const fronts = [TAB, bank, bank, bank];
  const outcome = await readActiveTab(
    accessTo({ runReader, isNeverRead, getActiveTab: async () => fronts.shift() ?? bank }),
  );
  expect(outcome).toMatchObject({ reason: 'never-read' });
  expect(runReader).toHaveBeenCalledTimes(1);
});

it.each([
  ['a page without text', {}, 'text/html', 'empty'],
  ['a PDF whose viewer lets scripts in', {}, 'application/pdf', 'pdf'],
  ['a page without text yet', { isLoading: true }, 'text/html', 'loading'],
] as const)('%s is %s', async (_, tab, contentType, reason) => {
  const outcome = await readActiveTab(
    accessTo({
      getActiveTab: async () => ({ ...TAB, ...tab }),
      runReader: async () => createPage({ url: URL, text: ' \n' }),
      getContentType: async () => contentType,
    }),
  );
  expect(outcome).toEqual({ kind: 'unreadable', reason, url: URL, tabId: 7 });
});

it('a refusal is explained by the tab, and asks whether the site is allowed at that moment', async () => {
  const isSiteAllowed = vi.fn(async () => true);
  const refused = { hasGesture: false, runReader: refuse('no') };
  expect(await readActiveTab(accessTo({ ...refused, isSiteAllowed }))).toMatchObject({ reason: 'refused' });
  expect(isSiteAllowed).toHaveBeenCalledWith(URL);
  expect(await readActiveTab(accessTo(refused))).toMatchObject({ reason: 'not-allowed' });
});

it.each([
  [URL, 'refused'],
  ['about:config', 'browser-page'],
])('a script that ran and gave no page on %s is %s', async (url, reason) => {
  const access = accessTo({
    runReader: async () => null,
    getActiveTab: async () => ({ ...TAB, url }),
    hasGesture: false,
  });
  expect(await readActiveTab(access)).toMatchObject({ reason });
});

it('reads the other tab when that came to the front meanwhile', async () => {
  const other = { ...TAB, id: 8, url: 'https://other.example.com/' };
  const otherPage = createPage({ url: other.url, text: 'other' });
  const fronts = [TAB, other, other, other];
  const outcome = await readActiveTab(
    accessTo({
      getActiveTab: async () => fronts.shift() ?? other,
      runReader: async (tabId) => (tabId === 8 ? otherPage : PAGE),
    }),
  );
  expect(outcome).toEqual({ kind: 'read', page: otherPage, tabId: 8 });
});

it('ends when tabs change faster than they can be read', async () => {
  let id = 0;
  const outcome = await readActiveTab(
    accessTo({ getActiveTab: async () => ({ ...TAB, id: ++id, url: `https://example.com/${id}` }) }),
  );
  expect(outcome.kind).toBe('read');
});

it('reads what is there when a page is not parsed in time', async () => {
  vi.useFakeTimers();
  try {
    const reading = readActiveTab(
      accessTo({ runReader: (_, isAtOnce) => (isAtOnce ? Promise.resolve(PAGE) : new Promise(() => {})) }),
    );
    await vi.advanceTimersByTimeAsync(READ_TIMEOUT_MS);
    expect(await reading).toEqual({ kind: 'read', page: PAGE, tabId: 7 });
  } finally {
    vi.useRealTimers();
  }
});

it('never waits for ever: a tab that answers nothing is loading', async () => {
  vi.useFakeTimers();
  try {
    const reading = readActiveTab(accessTo({ runReader: () => new Promise(() => {}) }));
    await vi.advanceTimersByTimeAsync(2 * READ_TIMEOUT_MS);
    expect(await reading).toEqual({ kind: 'unreadable', reason: 'loading', url: URL, tabId: 7 });
  } finally {
    vi.useRealTimers();
  }
});

it('a PDF whose viewer lets scripts in is read, or says why not', async () => {
  const pdf = {
    runReader: async () => createPage({ url: URL }),
    getContentType: async () => 'application/pdf',
  };
  const page = createPage({ url: URL, text: '一份 PDF' });
  const readPdf = vi.fn(async () => page);
  expect(await readActiveTab(accessTo({ ...pdf, readPdf }))).toEqual({ kind: 'read', page, tabId: 7 });
  expect(readPdf).toHaveBeenCalledWith(7, URL);
  expect(await readActiveTab(accessTo({ ...pdf, readPdf: async () => 'pdf-not-kept' }))).toEqual({
    kind: 'unreadable',
    reason: 'pdf-not-kept',
    url: URL,
    tabId: 7,
  });
});
