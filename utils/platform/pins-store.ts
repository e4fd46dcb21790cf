import { browser } from 'wxt/browser';
import { cleanUrl } from '../page/canonical-url.ts';
import { parsePins, setPin } from '../protocol/pins.ts';

const KEY = 'pins';

const toKey = (pageUrl: string) => cleanUrl(pageUrl) ?? pageUrl;

/** Ids of the posts pinned to this page. */
export async function listPinned(pageUrl: string): Promise<string[]> {
  const { [KEY]: stored } = await browser.storage.local.get(KEY);
  return parsePins(stored).find((one) => one.pageUrl === toKey(pageUrl))?.postIds ?? [];
}

export async function pinPost(pageUrl: string, postId: string, isPinned: boolean): Promise<void> {
  const { [KEY]: stored } = await browser.storage.local.get(KEY);
  await browser.storage.local.set({ [KEY]: setPin(parsePins(stored), toKey(pageUrl), postId, isPinned) });
}

export function onPinsChange(listener: () => void, signal: AbortSignal): void {
  const onChanged = (changes: Record<string, unknown>) => {
    if (KEY in changes) listener();
  };
  browser.storage.local.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(onChanged));
}
