/** Something that happened to a tab of this window. */
export type TabEvent =
  | { kind: 'activated'; tabId: number }
  /** Status, address, title or discarding changed. Addresses and titles are told for allowed sites only. */
  | { kind: 'updated'; tabId: number }
  /** The reader gave access: allowed a site, or clicked the toolbar icon on the tab. */
  | { kind: 'access' };

/**
 * Quiet time after an event before the page counts as settled, ms. 300..1,500. Single-page apps change address first
 * and title up to 300 ms later (measured); a page that loads sends several events in a row.
 */
export const SETTLE_MS = 500;

/** A tab switch has nothing to settle but a quick walk through several tabs, ms. */
export const SWITCH_SETTLE_MS = 100;

/**
 * Calls the listener when the active tab is another one, or shows another page, and things have settled.
 * Ever later events put it off; a page that never rests (a title that counts seconds) is told at least every
 * four settling times.
 */
export function watchActiveTab(
  subscribe: (onEvent: (event: TabEvent) => void, signal: AbortSignal) => void,
  getActiveTabId: () => Promise<number | null>,
  listener: () => void,
  signal: AbortSignal,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstWaitingAt: number | null = null;

  const tell = () => {
    timer = undefined;
    firstWaitingAt = null;
    if (!signal.aborted) listener();
  };
  const waitFor = (settleMs: number) => {
    const now = performance.now();
    firstWaitingAt ??= now;
    clearTimeout(timer);
    timer = setTimeout(tell, Math.max(0, Math.min(settleMs, firstWaitingAt + 4 * SETTLE_MS - now)));
  };

  subscribe((event) => {
    if (event.kind !== 'updated') {
      waitFor(SWITCH_SETTLE_MS);
      return;
    }
    void getActiveTabId().then((activeTabId) => {
      if (activeTabId === event.tabId && !signal.aborted) waitFor(SETTLE_MS);
    });
  }, signal);
  signal.addEventListener('abort', () => clearTimeout(timer));
}
