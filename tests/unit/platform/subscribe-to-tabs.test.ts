import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { subscribeToTabs } from '../../../utils/platform/subscribe-to-tabs.ts';
import { tellTabRead } from '../../../utils/platform/tab-read.ts';
import type { TabEvent } from '../../../utils/platform/watch-active-tab.ts';

beforeEach(() => {
  fakeBrowser.reset();
  // What fake-browser leaves out.
  const never = { addListener: () => {}, removeListener: () => {} };
  Object.assign(fakeBrowser.permissions, { onAdded: never, onRemoved: never });
});

function subscribe(listensToPopup: boolean): TabEvent[] {
  const events: TabEvent[] = [];
  subscribeToTabs((event) => events.push(event), new AbortController().signal, { listensToPopup });
  return events;
}

it('the panel hears that the popup could read a tab, each time', async () => {
  const events = subscribe(true);
  await tellTabRead();
  await tellTabRead();
  await vi.waitFor(() => expect(events).toEqual([{ kind: 'access' }, { kind: 'access' }]));
});

it('the popup does not hear itself, which would have it read for ever', async () => {
  const popup = subscribe(false);
  const panel = subscribe(true);
  await tellTabRead();
  await vi.waitFor(() => expect(panel).toHaveLength(1));
  expect(popup).toEqual([]);
});
