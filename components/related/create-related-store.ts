// Long because whatever may overtake an answer (a page, a selection, a file, a paragraph, a chip) is decided in one place.
import type { Page } from '../../utils/page/page.ts';
import type { ReadOutcome } from '../../utils/page/read-outcome.ts';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import { toLibraryError } from '../../utils/protocol/library-failure.ts';
import type { FindOutcome } from '../../utils/protocol/outcome.ts';
import type { PdfFileOutcome, PlatformClient, ReadPageRequest } from '../../utils/protocol/platform-client.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../utils/protocol/settings.ts';
import { latestOnly } from '../common/latest-only.ts';
import { createStore, type ReadableStore } from '../common/store.ts';
import { isSamePage } from './is-same-page.ts';
import { rest } from './rest.ts';
import type { FoundView, RelatedView } from './view-states.ts';

/** Posts that "more" adds, and how many there are at most. 100; then searching finds better. */
const MORE_POSTS = 20;
export const MOST_POSTS = 100;

/** A reading that takes longer says so and offers another try. 1,000..10,000 ms; readPage itself ends somewhat later. */
export const SLOW_AFTER_MS = 3000;

/** When a page on which there was too little to read is looked at again: 1, 2, 4 and 8 s after the first reading. */
const LOOK_AGAIN_MS = [1000, 1000, 2000, 4000];

function isTooLittle(view: RelatedView): boolean {
  if (view.kind === 'unreadable') return view.reason === 'empty' || view.reason === 'loading';
  return view.kind === 'found' && view.outcome.kind === 'silent' && view.outcome.reason === 'page-too-short';
}

export interface RelatedState {
  view: RelatedView;
  isPaused: boolean;
  /** While paused: the active tab has moved on, and what is shown is of an earlier page. */
  isBehind: boolean;
}

export interface RelatedStore extends ReadableStore<RelatedState> {
  /** Reads the page in front again. */
  refresh(request?: ReadPageRequest): void;
  /** Makes a PDF that the reader chose the query, until refresh(). */
  findInPdf(file: File): void;
  /** Asks the library again for the page that is shown: the library changed. */
  findAgain(): void;
  /** The reader changed the settings: asks again as they say now. */
  settingsChanged(): Promise<void>;
  /** Makes this page (a selection) the query instead of the active tab, until refresh(). */
  findFor(page: Page): void;
  /** The paragraph that is being written is the query until the caret leaves it (null), unless words were selected to be it. */
  followWriting(paragraph: Page | null): void;
  /** A fuller answer for the page that is shown, from a second library. Others are too late and dropped. */
  take(page: Page, outcome: FindOutcome): void;
  toggleKeyword(term: string): void;
  /** Asks for more posts of the page that is shown. */
  showMore(): void;
  setPaused(isPaused: boolean): void;
  /** The active tab is another page now. */
  follow(): void;
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
  let settings: Settings | null = null;
  const loadSettings = () => platform.getSettings().catch(() => DEFAULT_SETTINGS);
  const firstSettings = loadSettings();
  void firstSettings.then((loaded) => {
    settings ??= loaded;
  });
  /** Number of the newest reading: looks at an earlier page again end with the next. */
  let round = 0;
  /** What the query is: a page that changes its title must not take a selection away, nor the paragraph that is being written. */
  let source: 'page' | 'selection' | 'paragraph' = 'page';
  /** The paragraph for which the reader asked to see the whole page: no query again until it is another. */
  let declined: Page | null = null;

  /** The address of the PDF that the reader had fetched: it is in no cache, and a look at the tab would say so again. */
  let fetchedUrl = '';

  const show = (view: RelatedView) => store.set({ ...store.get(), view });

  function shown(): FoundView | null {
    const { view } = store.get();
    if (view.kind === 'found') return view;
    return view.kind === 'failed' ? null : view.previous;
  }

  async function read(
    readPage: () => Promise<ReadOutcome | PdfFileOutcome> = () => platform.readPage(),
  ): Promise<void> {
    const mine = ++round;
    const isStale = asked.begin();
    const previous = shown();
    store.set({ ...store.get(), view: { kind: 'reading', isSlow: false, previous }, isBehind: false });
    const timer = setTimeout(() => {
      if (!isStale()) show({ kind: 'reading', isSlow: true, previous: null });
    }, SLOW_AFTER_MS);
    try {
      const outcome = await readPage();
      if (isStale()) return;
      if (outcome.kind === 'unreadable') {
        // A chosen file that cannot be read is no query: the tab is followed again.
        if (source === 'selection') source = 'page';
        show({ kind: 'unreadable', reason: outcome.reason, url: outcome.url, previous });
      } else if (previous && isSamePage(previous.page, outcome.page)) await keep(previous, outcome.tabId);
      else await find(outcome.page, outcome.tabId, new Set(), null);
      if (source === 'page') void lookAgain(mine);
    } catch (failure) {
      if (!isStale()) fail(failure);
    } finally {
      clearTimeout(timer);
    }
  }

  /** The tab in front, unless it is still the PDF that was fetched, or is on its way. */
  async function readTab(): Promise<void> {
    if (fetchedUrl === '') return read();
    const mine = round;
    const outcome = await platform.readPage().catch(() => null);
    if (signal.aborted || mine !== round) return;
    const isSame = outcome?.kind === 'unreadable' && outcome.reason === 'pdf-not-kept' && outcome.url === fetchedUrl;
    if (isSame) return;
    fetchedUrl = '';
    return read(outcome ? async () => outcome : undefined);
  }

  /** Texts that come late, on slow networks and in applications: while there is too little, the page is read again, quietly. */
  async function lookAgain(mine: number): Promise<void> {
    for (const ms of LOOK_AGAIN_MS) {
      if (!isTooLittle(store.get().view)) return;
      await rest(ms, signal);
      if (signal.aborted || mine !== round || store.get().isPaused || !isTooLittle(store.get().view)) return;
      const outcome = await platform.readPage().catch(() => null);
      if (signal.aborted || mine !== round || outcome?.kind !== 'read') continue;
      const known = shown()?.page;
      if (known === undefined || !isSamePage(known, outcome.page))
        await find(outcome.page, outcome.tabId, new Set(), null);
    }
  }

  /** The page says what it said before. An answer that was under way for it has been overtaken: ask again. */
  async function keep(previous: FoundView, tabId: number | null): Promise<void> {
    if (previous.isBusy) await find(previous.page, tabId, previous.disabledKeywords, previous);
    else show({ ...previous, tabId });
  }

  async function find(
    page: Page,
    tabId: number | null,
    disabledKeywords: ReadonlySet<string>,
    current: FoundView | null,
    wanted: number | null = current?.wanted ?? null,
  ): Promise<void> {
    const isStale = asked.begin();
    show(
      current ? { ...current, disabledKeywords, isBusy: true } : { kind: 'finding', page, tabId, previous: shown() },
    );
    try {
      // Known long before the page has been read; the first question alone may have to wait.
      if (!settings) settings = await firstSettings;
      if (isStale()) return;
      const { strictness, marksLinks: marksCited } = settings;
      const limit = wanted ?? settings.postLimit;
      const options = { disabledKeywords: [...disabledKeywords], limit, strictness, marksCited };
      const outcome = await library.find(page, options);
      if (isStale()) return;
      // Chips keep their places under the pointer for as long as the page is the same.
      const keywords = current && current.keywords.length > 0 ? current.keywords : outcome.keywords;
      const isCut = outcome.kind === 'ready' && outcome.posts.length >= limit && limit < MOST_POSTS;
      show({ kind: 'found', page, tabId, outcome, keywords, disabledKeywords, wanted, isCut, isBusy: false });
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
    refresh(request) {
      if (source === 'paragraph') declined = shown()?.page ?? null;
      source = 'page';
      const { view } = store.get();
      fetchedUrl = request?.fetchesPdf === true && view.kind === 'unreadable' ? view.url : '';
      void read(() => platform.readPage(request));
    },
    findInPdf(file) {
      source = 'selection';
      void read(() => platform.readPdfFile(file));
    },
    async settingsChanged() {
      settings = await loadSettings();
      this.findAgain();
    },
    findAgain() {
      const { view } = store.get();
      if (view.kind === 'found') void find(view.page, view.tabId, view.disabledKeywords, view);
      else if (view.kind === 'failed') void read();
    },
    findFor(page) {
      source = 'selection';
      round++;
      void find(page, null, new Set(), null);
    },
    followWriting(paragraph) {
      const { view, isPaused } = store.get();
      if (paragraph === null) declined = null;
      if (paragraph === null && source === 'paragraph') {
        source = 'page';
        this.follow();
      }
      if (paragraph === null || isPaused || source === 'selection') return;
      if (declined && isSamePage(declined, paragraph)) return;
      source = 'paragraph';
      if (view.kind === 'found' && isSamePage(view.page, paragraph)) return;
      round++;
      void find(paragraph, null, new Set(), null);
    },
    take(page, outcome) {
      const { view } = store.get();
      if (view.kind === 'found' && view.page === page && !view.isBusy) show({ ...view, outcome });
    },
    toggleKeyword(term) {
      const { view } = store.get();
      if (view.kind !== 'found') return;
      const disabled = new Set(view.disabledKeywords);
      if (!disabled.delete(term)) disabled.add(term);
      void find(view.page, view.tabId, disabled, view);
    },
    showMore() {
      const { view } = store.get();
      if (view.kind !== 'found' || view.outcome.kind !== 'ready') return;
      const wanted = Math.min(MOST_POSTS, view.outcome.posts.length + MORE_POSTS);
      void find(view.page, view.tabId, view.disabledKeywords, view, wanted);
    },
    setPaused(isPaused) {
      const { isBehind } = store.get();
      store.set({ ...store.get(), isPaused });
      if (!isPaused && isBehind && source === 'page') void read();
    },
    follow() {
      if (source === 'paragraph') return;
      const { isPaused } = store.get();
      if (isPaused || source === 'selection') store.set({ ...store.get(), isBehind: true });
      else void readTab();
    },
  };
}
