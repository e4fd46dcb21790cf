const KIND = 'page-opened';

interface Sender {
  runtime: { sendMessage(message: unknown): Promise<unknown> };
}

/**
 * From a page that begins to load to the background. Nobody need be there: the mark is a courtesy. By the browser's own name
 * for it: the polyfill would be 60 KB in each page, and both browsers have promises there.
 */
export function tellPageOpened(): void {
  const { browser, chrome } = globalThis as { browser?: Sender; chrome?: Sender };
  (browser ?? chrome)?.runtime.sendMessage({ kind: KIND }).catch(() => {});
}

/** True for what a page that begins to load said. */
export function isOpenedMessage(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === KIND;
}
