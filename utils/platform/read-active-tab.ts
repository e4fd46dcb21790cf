import { createQueryPage } from '../page/create-query-page.ts';
import type { Page } from '../page/page.ts';
import { parsePage } from '../page/parse-page.ts';
import type { ReadOutcome, UnreadableReason } from '../page/read-outcome.ts';
import { explainRefusal } from './explain-refusal.ts';
import { runWithin, TOO_LATE } from './run-within.ts';

/** A tab as far as this extension may see it. */
export interface ActiveTab {
  id: number;
  /** Empty when the browser hides it. */
  url: string;
  isLoading: boolean;
  isDiscarded: boolean;
  isInReaderMode: boolean;
}

/** What reading needs of the browser; the real one is in create-tab-access.ts. */
export interface TabAccess {
  getActiveTab(): Promise<ActiveTab | null>;
  /** Runs page-reader.js in the tab, once it has been parsed, or at once. Rejects when the browser refuses. */
  runReader(tabId: number, isAtOnce: boolean): Promise<unknown>;
  /** MIME type of the document in the tab, as the document says. */
  getContentType(tabId: number): Promise<string>;
  /** Reads the PDF in the tab; without it, it is 'pdf'. A page, or why there is none. */
  readPdf?(tabId: number, url: string): Promise<Page | UnreadableReason>;
  isSiteAllowed(url: string): Promise<boolean>;
  /** The reader does not want this site read. */
  isNeverRead(url: string): Promise<boolean>;
  /** What was searched for on the web, when the address is that of a page of results and the reader wants that. */
  findSearchQuery?(url: string): Promise<string | null>;
  /** The reader opened this surface by a click, key or menu item on the active tab. */
  hasGesture: boolean;
}

/**
 * A page that is still being parsed after this is read as far as it is, ms. 500..10,000: longer reads more of slow
 * pages, shorter answers sooner. Chosen below the point at which the views say that it takes long.
 */
export const READ_TIMEOUT_MS = 2500;

/** Readings that are thrown away because another tab came to the front meanwhile. Then the last one stands. */
const MAX_READINGS = 3;

/**
 * Reads the active tab. Whether it can be read is found out by trying; only a failed attempt asks why. When another
 * tab has come to the front meanwhile, that one is read instead, so the answer is about what the reader sees. Ends within
 * MAX_READINGS times twice READ_TIMEOUT_MS: a page that is not parsed in time is read once more as far as it is. A PDF may take
 * longer (pdf/ask-pdf-worker.ts).
 */
export async function readActiveTab(access: TabAccess): Promise<ReadOutcome> {
  for (let reading = 1; ; reading++) {
    const tab = await access.getActiveTab();
    if (!tab) return { kind: 'unreadable', reason: 'no-tab', url: '', tabId: null };
    const outcome = await readTab(access, tab);
    const front = await access.getActiveTab();
    const isSame = front?.id === tab.id && (front.url === tab.url || front.url === '' || tab.url === '');
    if (isSame || reading === MAX_READINGS) return outcome;
  }
}

async function readTab(access: TabAccess, tab: ActiveTab): Promise<ReadOutcome> {
  const unreadable = { kind: 'unreadable', url: tab.url, tabId: tab.id } as const;
  if (await access.isNeverRead(tab.url)) return { ...unreadable, reason: 'never-read' };
  // Running a script would wake a discarded tab, which nobody asked for.
  if (tab.isDiscarded) return { ...unreadable, reason: 'discarded' };
  // The browser gives the address only where the page could be read as well.
  const query = (await access.findSearchQuery?.(tab.url)) ?? null;
  if (query !== null) return { kind: 'read', page: createQueryPage(tab.url, query), tabId: tab.id };
  const explain = async (message: string, hasGesture: boolean): Promise<ReadOutcome> => {
    const isSiteAllowed = await access.isSiteAllowed(tab.url);
    return { ...unreadable, reason: explainRefusal({ ...tab, hasGesture, isSiteAllowed, message }) };
  };
  let result: unknown;
  try {
    result = await runWithin(READ_TIMEOUT_MS, access.runReader(tab.id, false));
    if (result === TOO_LATE) result = await runWithin(READ_TIMEOUT_MS, access.runReader(tab.id, true));
  } catch (error) {
    return explain(error instanceof Error ? error.message : String(error), access.hasGesture);
  }
  if (result === TOO_LATE) return { ...unreadable, reason: 'loading' };
  const page = parsePage(result, tab.url);
  // Firefox runs nothing in some of its own pages (about:config) and says nothing either. It was no lack of access.
  if (!page) return explain('', true);
  if (page.text.trim() !== '') return { kind: 'read', page, tabId: tab.id };
  // Chromium's PDF viewer lets scripts into a document around the PDF that has no text of its own.
  const contentType = await access.getContentType(tab.id).catch(() => '');
  const url = tab.url || page.url;
  if (contentType === 'application/pdf') {
    const read = (await access.readPdf?.(tab.id, url)) ?? 'pdf';
    return typeof read === 'string'
      ? { ...unreadable, url, reason: read }
      : { kind: 'read', page: read, tabId: tab.id };
  }
  return { ...unreadable, url, reason: tab.isLoading ? 'loading' : 'empty' };
}
