/** What bench:badge does in a browser in which the mark on the icon is switched on and this machine's pages are allowed. */
export interface BadgeBrowser {
  /** Loads a page in the one tab. Gives the end of its load (epoch, ms). */
  load(url: string): Promise<number>;
  /** What stands on the icon of that tab. */
  readBadge(): Promise<string>;
  /** Stops the background as the browser does after 30 s of rest; the library goes with it. */
  stopBackground(): Promise<void>;
  close(): Promise<void>;
}

/** When the load of the page ended, run in the page. */
export const READ_LOAD_END = `
  const [entry] = performance.getEntriesByType('navigation');
  return performance.timeOrigin + entry.loadEventEnd;`;
