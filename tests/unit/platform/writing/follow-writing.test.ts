import { expect, it } from 'vitest';
import type { Page } from '../../../../utils/page/page.ts';
import type { ActiveTab } from '../../../../utils/platform/read-active-tab.ts';
import type { TabEvent } from '../../../../utils/platform/watch-active-tab.ts';
import { followWriting, type WritingAccess } from '../../../../utils/platform/writing/follow-writing.ts';
import type { FromPage } from '../../../../utils/platform/writing/writing-port.ts';
import { settle } from '../../components/create-test-clients.ts';

interface Connection {
  tabId: number;
  asked: number;
  isClosed: boolean;
  say(message: FromPage): void;
  close(): void;
}

function start() {
  const browser = {
    tab: createTab(1) as ActiveTab | null,
    isAllowed: true,
    isNeverRead: false,
    refuses: false,
    connections: [] as Connection[],
  };
  const access: WritingAccess = {
    getActiveTab: async () => browser.tab,
    isSiteAllowed: async () => browser.isAllowed,
    isNeverRead: async () => browser.isNeverRead,
    async connect(tabId, onMessage, onClose) {
      if (browser.refuses) throw new Error('Cannot access contents of the page.');
      const connection: Connection = { tabId, asked: 0, isClosed: false, say: onMessage, close: onClose };
      browser.connections.push(connection);
      return {
        read: () => connection.asked++,
        close: () => {
          connection.isClosed = true;
        },
      };
    },
  };
  let happen = (_: TabEvent) => {};
  const told: (string | null)[] = [];
  const stop = new AbortController();
  const listener = (paragraph: Page | null) => told.push(paragraph && `${paragraph.url} ${paragraph.text}`);
  followWriting(
    access,
    (onEvent) => {
      happen = onEvent;
    },
    listener,
    stop.signal,
  );
  const event = async (kind: 'activated' | 'updated' | 'access') => {
    happen(kind === 'access' ? { kind } : { kind, tabId: browser.tab?.id ?? 0 });
    await settle();
  };
  const say = async (message: FromPage, number = 0) => {
    browser.connections[number]?.say(message);
    await settle();
  };
  return { browser, told, stop, event, say };
}

const createTab = (id: number): ActiveTab => ({
  id,
  url: `https://a.example/${id}`,
  isLoading: false,
  isDiscarded: false,
  isInReaderMode: false,
});

it('asks for the paragraph after a pause, and tells it with the address of the tab', async () => {
  const { browser, told, say } = start();
  await settle();
  await say({ kind: 'rested' });
  expect(browser.connections[0]?.asked).toBe(1);
  await say({ kind: 'paragraph', text: '一段' });
  await say({ kind: 'paragraph', text: '' });
  await say({ kind: 'left' });
  expect(told).toEqual(['https://a.example/1 一段', null]);
});

it.each(['isAllowed', 'isNeverRead', 'isDiscarded'] as const)(
  'puts nothing into a tab for which %s says no',
  async (what) => {
    const { browser, event } = start();
    await settle();
    browser.tab = { ...createTab(2), isDiscarded: what === 'isDiscarded' };
    browser.isAllowed = what !== 'isAllowed';
    browser.isNeverRead = what === 'isNeverRead';
    await event('activated');
    expect(browser.connections.map(({ tabId, isClosed }) => ({ tabId, isClosed }))).toEqual([
      { tabId: 1, isClosed: true },
    ]);
  },
);

it('asks at every reading whether it may, and goes when it may not any more', async () => {
  const { browser, told, say } = start();
  await settle();
  await say({ kind: 'rested' });
  browser.isNeverRead = true;
  await say({ kind: 'paragraph', text: '还没写完' });
  expect(told).toEqual([null]);
  expect(browser.connections[0]).toMatchObject({ asked: 1, isClosed: true });
});

it('goes with permission that is taken back, and comes with it', async () => {
  const { browser, event } = start();
  await settle();
  browser.isAllowed = false;
  await event('access');
  expect(browser.connections[0]?.isClosed).toBe(true);
  browser.isAllowed = true;
  await event('access');
  expect(browser.connections).toHaveLength(2);
});

it('leaves a tab when another is in front, and hears nothing of it any more', async () => {
  const { browser, told, event, say } = start();
  await settle();
  browser.tab = createTab(2);
  await event('activated');
  expect(browser.connections.map(({ tabId, isClosed }) => `${tabId} ${isClosed}`)).toEqual(['1 true', '2 false']);
  await say({ kind: 'paragraph', text: '上一页的一段' }, 0);
  await say({ kind: 'paragraph', text: '这一页的一段' }, 1);
  expect(told).toEqual([null, 'https://a.example/2 这一页的一段']);
});

it('begins anew when the tab shows another page, and once for a page that changes its title', async () => {
  const { browser, told, event } = start();
  await settle();
  await event('updated');
  await event('updated');
  expect(browser.connections).toHaveLength(1);
  browser.connections[0]?.close(); // the page has gone
  await event('updated');
  expect(browser.connections).toHaveLength(2);
  expect(told).toEqual([null]);
});

it('goes on after a tab that the browser refused', async () => {
  const { browser, event } = start();
  browser.refuses = true;
  await settle();
  browser.refuses = false;
  await event('updated');
  expect(browser.connections).toHaveLength(1);
});

it('closes its port when it is stopped, also when the port opens after that', async () => {
  const { browser, stop, told, event } = start();
  await settle();
  stop.abort();
  expect(browser.connections[0]?.isClosed).toBe(true);
  const late = start();
  late.stop.abort();
  await settle();
  expect(late.browser.connections.every(({ isClosed }) => isClosed)).toBe(true);
  await event('updated');
  expect([browser.connections.length, told]).toEqual([1, []]);
});
