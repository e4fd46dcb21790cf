import { createPage, type Page } from '../../page/page.ts';
import type { ActiveTab } from '../read-active-tab.ts';
import type { TabEvent } from '../watch-active-tab.ts';
import type { FromPage } from './writing-port.ts';

/** What following the caret needs of the browser; the real one is in create-writing-access.ts. */
export interface WritingAccess {
  getActiveTab(): Promise<ActiveTab | null>;
  isSiteAllowed(url: string): Promise<boolean>;
  /** The reader does not want this site read. */
  isNeverRead(url: string): Promise<boolean>;
  /** Puts the script into the tab and opens a port to it. Rejects when the browser refuses. */
  connect(tabId: number, onMessage: (message: FromPage) => void, onClose: () => void): Promise<WritingConnection>;
}

export interface WritingConnection {
  /** Asks for the paragraph. */
  read(): void;
  close(): void;
}

/**
 * Tells the paragraph that is being written in the active tab, as a page to ask about, and null when the caret has left or
 * another tab is in front. On sites that the reader allowed and has not taken out again, which is asked at every reading.
 */
export function followWriting(
  access: WritingAccess,
  subscribe: (onEvent: (event: TabEvent) => void, signal: AbortSignal) => void,
  listener: (paragraph: Page | null) => void,
  signal: AbortSignal,
): void {
  let followed: { tabId: number; connection: WritingConnection } | null = null;
  // One look after another: two at once would put two scripts into one tab.
  let last = Promise.resolve();

  const detach = () => {
    if (!followed) return;
    followed.connection.close();
    followed = null;
    listener(null);
  };
  const mayRead = async ({ url, isDiscarded }: ActiveTab) =>
    !isDiscarded && (await access.isSiteAllowed(url)) && !(await access.isNeverRead(url));

  async function look(): Promise<void> {
    const tab = await access.getActiveTab();
    const isWanted = tab !== null && (await mayRead(tab));
    if (signal.aborted || (isWanted && followed?.tabId === tab.id)) return;
    detach();
    if (!isWanted) return;
    const { id: tabId } = tab;
    let isOpen = true;
    const isCurrent = () => isOpen && !signal.aborted && followed?.tabId === tabId;
    const connection = await access.connect(
      tabId,
      (message) => {
        if (isCurrent()) void answer(message);
      },
      () => {
        const wasCurrent = isCurrent();
        isOpen = false;
        if (wasCurrent) detach();
      },
    );
    if (signal.aborted || !isOpen) connection.close();
    else followed = { tabId, connection };
  }

  async function answer(message: FromPage): Promise<void> {
    if (message.kind === 'left') return listener(null);
    const asked = followed;
    const tab = await access.getActiveTab();
    const isAllowed = tab !== null && tab.id === asked?.tabId && (await mayRead(tab));
    if (signal.aborted || asked === null || followed !== asked) return;
    if (!isAllowed) return detach();
    if (message.kind === 'rested') asked.connection.read();
    // The beginning of a new paragraph says nothing yet: what is shown stays.
    else if (message.text !== '') listener(createPage({ url: tab.url, text: message.text, textSource: 'paragraph' }));
  }

  const lookSoon = () => {
    last = last.then(look).catch(() => {});
  };
  subscribe(lookSoon, signal);
  lookSoon();
  signal.addEventListener('abort', () => {
    followed?.connection.close();
    followed = null;
  });
}
