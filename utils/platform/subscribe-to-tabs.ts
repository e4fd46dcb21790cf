import { browser } from 'wxt/browser';
import { onAccessChange } from './site-access.ts';
import { onTabRead } from './tab-read.ts';
import type { TabEvent } from './watch-active-tab.ts';

/**
 * Events of the tabs of this window, from the browser. The popup, which tells what it read, does not listen to that:
 * it would answer itself for ever.
 */
export function subscribeToTabs(
  onEvent: (event: TabEvent) => void,
  signal: AbortSignal,
  { listensToPopup }: { listensToPopup: boolean },
): void {
  const ownWindow = browser.windows.getCurrent();

  const onActivated = async ({ tabId, windowId }: { tabId: number; windowId: number }) => {
    if ((await ownWindow).id === windowId && !signal.aborted) onEvent({ kind: 'activated', tabId });
  };
  // Sound, favicon, pinning and the like change nothing that we read.
  const onUpdated = (tabId: number, change: { status?: string; url?: string; title?: string; discarded?: boolean }) => {
    const isAboutPage =
      change.status !== undefined ||
      change.url !== undefined ||
      change.title !== undefined ||
      change.discarded !== undefined;
    if (isAboutPage) onEvent({ kind: 'updated', tabId });
  };
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  onAccessChange(() => onEvent({ kind: 'access' }), signal);
  if (listensToPopup) onTabRead(() => onEvent({ kind: 'access' }), signal);
  signal.addEventListener('abort', () => {
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
  });
}
