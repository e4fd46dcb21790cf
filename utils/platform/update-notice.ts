import { browser } from 'wxt/browser';

const KEY = 'waitingVersion';

/** In the background: remembers that a newer version waits. An open panel keeps Chromium from installing it. */
export function watchForUpdate(): void {
  browser.runtime.onUpdateAvailable.addListener(({ version }) => {
    void browser.storage.session.set({ [KEY]: version });
  });
}

/** In a view: reports the version that waits, now or later. */
export function onUpdateAvailable(listener: (version: string) => void, signal: AbortSignal): void {
  const tell = (version: unknown) => {
    if (typeof version === 'string' && !signal.aborted) listener(version);
  };
  const onChanged = (changes: Record<string, { newValue?: unknown }>) => tell(changes[KEY]?.newValue);
  browser.storage.session.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => browser.storage.session.onChanged.removeListener(onChanged));
  void browser.storage.session.get(KEY).then((found) => tell(found[KEY]));
}
