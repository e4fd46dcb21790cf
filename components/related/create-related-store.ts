import type { Page } from '../../utils/page/page.ts';
import type { UnreadableReason } from '../../utils/page/read-outcome.ts';
import type { LibraryClient, LibraryError } from '../../utils/protocol/library-client.ts';
import { toLibraryError } from '../../utils/protocol/library-failure.ts';
import type { FindOutcome, Keyword } from '../../utils/protocol/outcome.ts';
import type { PlatformClient } from '../../utils/protocol/platform-client.ts';
import { latestOnly } from '../common/latest-only.ts';
import { createStore, type ReadableStore } from '../common/store.ts';

/** Related posts asked for one page. 5..50; more is a list nobody reads. */
const FIND_LIMIT = 20;

/** A reading that takes longer says so and offers another try. 1,000..10,000 ms; readPage itself ends somewhat later. */
export const SLOW_AFTER_MS = 3000;

export interface FoundView {
  kind: 'found';
  page: Page;
  /** Tab that was read; null for a selection. */
  tabId: number | null;
  outcome: FindOutcome;
  /** Chips: the keywords of the first answer for this page, which stay in place while some are off. */
  keywords: Keyword[];
  disabledKeywords: ReadonlySet<string>;
  /** A newer answer for the same page is on its way. */
  isBusy: boolean;
}

export type RelatedView =
  | { kind: 'reading'; isSlow: boolean; previous: FoundView | null }
  | { kind: 'finding'; page: Page; tabId: number | null; previous: FoundView | null }
  | FoundView
  | { kind: 'unreadable'; reason: UnreadableReason; url: string }
  | { kind: 'failed'; error: LibraryError };

export interface RelatedState {
  view: RelatedView;
  isPaused: boolean;
  /** While paused: the tab in front has moved on, and what is shown is of an earlier page. */
  isBehind: boolean;
}

export interface RelatedStore extends ReadableStore<RelatedState> {
  /** Reads the page in front again. */
  refresh(): void;
  /** Asks the library again for the page that is shown: the library changed. */
  findAgain(): void;
  /** Makes this page (a selection) the query instead of the tab in front, until refresh(). */
  findFor(page: Page): void;
  toggleKeyword(term: string): void;
  setPaused(isPaused: boolean): void;
  /** The tab in front is another page now. */
  follow(): void;
}

/** True when a page that is read again says the same: its posts, and the chips that are off, stay. */
function isSamePage(one: Page, other: Page): boolean {
  return (
    one.url === other.url &&
    one.title === other.title &&
    one.text === other.text &&
    one.selection === other.selection &&
    one.textSource === other.textSource
  );
}

/** The related posts of the page in front. Only the answer to the newest question is shown. */
export function createRelatedStore(
  library: LibraryClient,
  platform: PlatformClient,
  signal: AbortSignal,
): RelatedStore {
  const store = createStore<RelatedState>({
    view: { kind: 'reading', isSlow: false, previous: null },
    isPaused: false,
    isBehind: false,
  });
  const asked = latestOnly(signal);
  /** True while the query is a selection: a page that changes its title must not take it away. */
  let isFixed = false;

  const show = (view: RelatedView) => store.set({ ...store.get(), view });

  function shown(): FoundView | null {
    const { view } = store.get();
    if (view.kind === 'found') return view;
    return view.kind === 'reading' || view.kind === 'finding' ? view.previous : null;
  }

  async function read(): Promise<void> {
    const isStale = asked.begin();
    const previous = shown();
    store.set({ ...store.get(), view: { kind: 'reading', isSlow: false, previous }, isBehind: false });
    const timer = setTimeout(() => {
      if (!isStale()) show({ kind: 'reading', isSlow: true, previous: null });
    }, SLOW_AFTER_MS);
    try {
      const outcome = await platform.readPage();
      if (isStale()) return;
      if (outcome.kind === 'unreadable') show({ kind: 'unreadable', reason: outcome.reason, url: outcome.url });
      else if (previous && isSamePage(previous.page, outcome.page)) await keep(previous, outcome.tabId);
      else await find(outcome.page, outcome.tabId, new Set(), null);
    } catch (failure) {
      if (!isStale()) fail(failure);
    } finally {
      clearTimeout(timer);
    }
  }

  /** The page says what it said before. An answer that was under way for it has been overtaken: ask again. */
  async function keep(previous: FoundView, tabId: number): Promise<void> {
    if (previous.isBusy) await find(previous.page, tabId, previous.disabledKeywords, previous);
    else show({ ...previous, tabId });
  }

  async function find(
    page: Page,
    tabId: number | null,
    disabledKeywords: ReadonlySet<string>,
    current: FoundView | null,
  ): Promise<void> {
    const isStale = asked.begin();
    show(
      current ? { ...current, disabledKeywords, isBusy: true } : { kind: 'finding', page, tabId, previous: shown() },
    );
    try {
      const outcome = await library.find(page, { disabledKeywords: [...disabledKeywords], limit: FIND_LIMIT });
      if (isStale()) return;
      const keywords = current && disabledKeywords.size > 0 ? current.keywords : outcome.keywords;
      show({ kind: 'found', page, tabId, outcome, keywords, disabledKeywords, isBusy: false });
    } catch (failure) {
      if (!isStale()) fail(failure);
    }
  }

  function fail(failure: unknown): void {
    const error = toLibraryError(failure);
    if (error.code !== 'stale') show({ kind: 'failed', error });
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    refresh() {
      isFixed = false;
      void read();
    },
    findAgain() {
      const { view } = store.get();
      if (view.kind === 'found') void find(view.page, view.tabId, view.disabledKeywords, view);
      else if (view.kind === 'failed') void read();
    },
    findFor(page) {
      isFixed = true;
      void find(page, null, new Set(), null);
    },
    toggleKeyword(term) {
      const { view } = store.get();
      if (view.kind !== 'found') return;
      const disabled = new Set(view.disabledKeywords);
      if (!disabled.delete(term)) disabled.add(term);
      void find(view.page, view.tabId, disabled, view);
    },
    setPaused(isPaused) {
      const { isBehind } = store.get();
      store.set({ ...store.get(), isPaused });
      if (!isPaused && isBehind && !isFixed) void read();
    },
    follow() {
      const { isPaused } = store.get();
      if (isPaused || isFixed) store.set({ ...store.get(), isBehind: true });
      else void read();
    },
  };
}
