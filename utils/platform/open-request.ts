import { browser } from 'wxt/browser';
import { parsePage } from '../page/parse-page.ts';
import { parseLibraryError } from '../protocol/library-error.ts';
import type { OpenRequest } from '../protocol/platform-client.ts';

/** Which surface is meant: the popup, or the panel of one window. */
export type Surface = 'popup' | 'panel' | 'library';

interface StoredRequest {
  request: OpenRequest;
  windowId: number;
  /** Date.now() of the request. */
  at: number;
}

/** A request that waited longer is of an opening that did not happen, ms. */
const MAX_AGE_MS = 30_000;

const keyOf = (surface: Surface) => `openRequest.${surface}`;

/** Leaves a request for a surface that is being opened, or is open already. In memory only (storage.session). */
export async function leaveOpenRequest(surface: Surface, windowId: number, request: OpenRequest): Promise<void> {
  const stored: StoredRequest = { request, windowId, at: Date.now() };
  await browser.storage.session.set({ [keyOf(surface)]: stored });
}

/** Tells the waiting request, if there is one for this window, and each later one. Each is told once. */
export function onOpenRequest(
  surface: Surface,
  windowId: Promise<number>,
  listener: (request: OpenRequest) => void,
  signal: AbortSignal,
): void {
  const key = keyOf(surface);
  const take = async (value: unknown) => {
    const stored = parseStoredRequest(value);
    if (!stored || stored.windowId !== (await windowId) || signal.aborted) return;
    await browser.storage.session.remove(key);
    if (Date.now() - stored.at <= MAX_AGE_MS) listener(stored.request);
  };
  const onChanged = (changes: Record<string, { newValue?: unknown }>) => {
    const change = changes[key];
    if (change?.newValue !== undefined) void take(change.newValue);
  };
  browser.storage.session.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => browser.storage.session.onChanged.removeListener(onChanged));
  void browser.storage.session.get(key).then((found) => take(found[key]));
}

function parseStoredRequest(value: unknown): StoredRequest | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('request' in value && 'windowId' in value && 'at' in value)) return null;
  if (typeof value.windowId !== 'number' || typeof value.at !== 'number') return null;
  const request = parseOpenRequest(value.request);
  return request && { request, windowId: value.windowId, at: value.at };
}

function parseOpenRequest(value: unknown): OpenRequest | null {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  if (value.kind === 'search' && 'query' in value) return { kind: 'search', query: String(value.query) };
  if (value.kind === 'saving') return { kind: 'saving' };
  if (value.kind === 'saved' && 'undoToken' in value) return { kind: 'saved', undoToken: String(value.undoToken) };
  if (value.kind === 'not-saved' && 'error' in value) {
    return { kind: 'not-saved', error: value.error === null ? null : parseLibraryError(value.error) };
  }
  const page = value.kind === 'selection' && 'page' in value ? parsePage(value.page) : null;
  return page && { kind: 'selection', page };
}
