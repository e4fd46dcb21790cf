/** Longest wait for anything in a browser, ms. Far above what it takes, for a slow machine that does other things. */
export const BROWSER_WAIT_MS = 60_000;
