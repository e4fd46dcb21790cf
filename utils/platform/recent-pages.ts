import { browser } from 'wxt/browser';
import { addRecentPage, parseRecentPages, type RecentPage } from '../protocol/recent-page.ts';

/** In storage.session: in memory, shared by the pages of the extension, gone with the browser. */
const KEY = 'recentPages';

export async function listRecentPages(): Promise<RecentPage[]> {
  const { [KEY]: stored } = await browser.storage.session.get(KEY);
  return parseRecentPages(stored);
}

export async function rememberPage(page: RecentPage): Promise<void> {
  await browser.storage.session.set({ [KEY]: addRecentPage(await listRecentPages(), page) });
}

export async function forgetRecentPages(): Promise<void> {
  await browser.storage.session.remove(KEY);
}

export function onRecentPagesChange(listener: () => void, signal: AbortSignal): void {
  const onChanged = (changes: Record<string, unknown>) => {
    if (KEY in changes) listener();
  };
  browser.storage.session.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => browser.storage.session.onChanged.removeListener(onChanged));
}
