import { setTimeout as rest } from 'node:timers/promises';
import { BROWSER_WAIT_MS } from './browser-wait.ts';

/** Between two looks, ms. */
const LOOK_AGAIN_MS = 100;

/** Looks until the condition gives something other than false, null or undefined. `what` is for the error. */
export async function waitFor<T>(
  what: string,
  look: () => T | Promise<T>,
  timeoutMs = BROWSER_WAIT_MS,
): Promise<Exclude<T, false | null | undefined>> {
  const end = Date.now() + timeoutMs;
  let lastError: unknown;
  for (;;) {
    try {
      const found = await look();
      if (found !== false && found !== null && found !== undefined) {
        return found as Exclude<T, false | null | undefined>;
      }
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs / 1000} s for ${what}.`, { cause: lastError });
    await rest(LOOK_AGAIN_MS);
  }
}
