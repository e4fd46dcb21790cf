import { browser } from 'wxt/browser';

const KEY = 'tabRead';

/**
 * The popup tells an open panel that it could read a tab: the click on the icon gave access, and the panel, which
 * shares it, can read that tab now as well. A count, so that the same tab twice is a change twice. Storage tells the
 * page that wrote as well: the popup must not listen (see subscribe-to-tabs.ts).
 */
export async function tellTabRead(): Promise<void> {
  const { [KEY]: count } = await browser.storage.session.get(KEY);
  await browser.storage.session.set({ [KEY]: (typeof count === 'number' ? count : 0) + 1 });
}

export function onTabRead(listener: () => void, signal: AbortSignal): void {
  const onChanged = (changes: Record<string, unknown>) => {
    if (KEY in changes) listener();
  };
  browser.storage.session.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => browser.storage.session.onChanged.removeListener(onChanged));
}
