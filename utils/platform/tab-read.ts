import { browser } from 'wxt/browser';

const KEY = 'tabRead';

/** The count this page wrote last: storage tells the page that wrote as well, and it must not read again for that. */
let lastTold = 0;

/**
 * The popup tells an open panel that it could read a tab: the click on the icon gave access, and the panel, which
 * shares it, can read that tab now as well. A count, so that the same tab twice is a change twice.
 */
export async function tellTabRead(): Promise<void> {
  const { [KEY]: count } = await browser.storage.session.get(KEY);
  lastTold = (typeof count === 'number' ? count : 0) + 1;
  await browser.storage.session.set({ [KEY]: lastTold });
}

export function onTabRead(listener: () => void, signal: AbortSignal): void {
  const onChanged = (changes: Record<string, { newValue?: unknown }>) => {
    if (KEY in changes && changes[KEY]?.newValue !== lastTold) listener();
  };
  browser.storage.session.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => browser.storage.session.onChanged.removeListener(onChanged));
}
