import type { Page } from './page.ts';

/** Why a tab could not be read. Each has its own sentence and its own remedy in the UI. */
export type UnreadableReason =
  | 'browser-page' // chrome://, about:, moz-extension: and the like
  | 'store-page' // Chrome Web Store, addons.mozilla.org, other hosts the browser protects
  | 'pdf' // its text is out of reach: the browser's viewer lets nobody in, or it is damaged
  | 'pdf-not-kept' // not in the browser's cache: reading it would ask its site again
  | 'pdf-encrypted'
  | 'pdf-without-text' // pictures of pages
  | 'pdf-too-large'
  | 'not-a-pdf' // a file that the reader chose: of another kind, a folder, or damaged
  | 'view-source'
  | 'reader-view'
  | 'file-not-allowed' // file: without the reader's consent
  | 'not-allowed' // a site the reader has not allowed and not clicked on
  | 'never-read' // the reader does not want this site read
  | 'loading'
  | 'discarded'
  | 'empty' // read, but there is no text
  | 'no-tab'
  | 'refused'; // the browser refused and did not say why

export type ReadOutcome =
  | { kind: 'read'; page: Page; tabId: number }
  | { kind: 'unreadable'; reason: UnreadableReason; url: string; tabId: number | null };
