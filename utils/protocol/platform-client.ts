import type { Page } from '../page/page.ts';
import type { ReadOutcome } from '../page/read-outcome.ts';
import type { Bookmark } from './followed-folder.ts';
import type { LibraryError } from './library-error.ts';
import type { RecentPage } from './recent-page.ts';
import type { Settings } from './settings.ts';

/** What may be read without a click on a site. */
export interface SiteAccess {
  /** Site as a person says it, "news.example.com"; empty when the address can never be allowed. */
  site: string;
  /** This site was allowed by the reader (also true when all are). */
  isSiteAllowed: boolean;
  /** Every site was allowed by the reader. */
  areAllAllowed: boolean;
}

export interface Shortcut {
  /** Command name of the manifest. */
  command: 'open-popup' | 'search' | 'open-panel' | 'clip';
  /** As the browser reports it now ("Alt+Shift+K"); empty when none is assigned. */
  key: string;
}

/** Why a surface was opened, when it was not simply opened. */
export type OpenRequest =
  /** Words selected on a page are the query (context menu). `page.textSource` is 'selection'. */
  | { kind: 'selection'; page: Page }
  /** The search command: go to the search field, with this text in it. */
  | { kind: 'search'; query: string }
  /**
   * A page is being saved by the key or the menu item, was saved, or could not be.
   * '': it was in the library already. null: it could not be read there; the surface saves what it can read itself, or says why.
   */
  | { kind: 'saving' }
  | { kind: 'saved'; undoToken: string }
  | { kind: 'not-saved'; error: LibraryError | null };

/** What the reader asked for beyond a reading. */
export interface ReadPageRequest {
  /** A PDF in front that is not in the browser's cache may be fetched from its site once more. */
  fetchesPdf?: boolean;
}

/** As ReadOutcome, of no tab. */
export type PdfFileOutcome = { kind: 'read'; page: Page; tabId: null } | Extract<ReadOutcome, { kind: 'unreadable' }>;

/** A part of the library page that can be opened directly. */
export type LibrarySection = 'welcome' | 'posts' | 'sources' | 'import' | 'backup' | 'settings';

/**
 * What popup, side panel and library page ask of the browser, without naming it. Implemented in utils/platform
 * (create-platform-client.ts); views get it by prop, tests give a small object of their own.
 */
export interface PlatformClient {
  /** Reads the active tab of this window, decided by attempt and outcome. Always ends: how soon, see read-active-tab.ts. */
  readPage(options?: ReadPageRequest): Promise<ReadOutcome>;
  /** Reads a PDF that the reader chose. `tabId` is null. */
  readPdfFile(file: File): Promise<PdfFileOutcome>;
  /** The active tab is another one, or shows another page (also without a load). Called after things settle. */
  onPageChange(listener: () => void, signal: AbortSignal): void;
  /**
   * Tells the paragraph that is being written in the active tab after each pause, on allowed sites; null when the caret left.
   * The page is watched for as long as the signal is not aborted, and not otherwise. See utils/platform/writing.
   */
  onWriting(listener: (paragraph: Page | null) => void, signal: AbortSignal): void;
  /** Told once for each request, also for one that was made before this surface was ready. */
  onOpenRequest(listener: (request: OpenRequest) => void, signal: AbortSignal): void;

  /** This window is a private one, in which nothing is remembered of what is read. */
  isPrivateWindow(): Promise<boolean>;

  /** http(s) only; a new tab beside the active one. 'background': the active one stays there. */
  openUrl(url: string, place: 'front' | 'background'): void;
  /** Must be called inside a click or key, with no await before it. */
  openSidePanel(): void;
  openLibrary(section: LibrarySection): void;
  /** Resolves when the panel of this window has taken over what the click on the icon allowed to read; never without one. */
  handOverToPanel(): Promise<void>;
  /** The browser's own page where keys are assigned. */
  openShortcutSettings(): void;
  /** Closes the popup; does nothing in a tab or panel. */
  closeWindow(): void;

  /** `html`: the same for editors that take formatted text. */
  copyText(text: string, html?: string): Promise<void>;
  /** Hands a file to the reader (an ordinary download). */
  saveFile(fileName: string, blob: Blob): Promise<void>;

  listShortcuts(): Promise<Shortcut[]>;

  getSettings(): Promise<Settings>;
  /** Changes what is named and leaves the rest. */
  saveSettings(change: Partial<Settings>): Promise<void>;
  onSettingsChange(listener: () => void, signal: AbortSignal): void;

  getSiteAccess(url: string): Promise<SiteAccess>;
  /** Asks the reader; true when granted. Must be called inside a click, with no await before it. */
  allowSite(url: string): Promise<boolean>;
  allowAllSites(): Promise<boolean>;
  /** Sites the reader allowed, as origins ("https://news.example.com"); areAllAllowed is told apart. */
  listAllowedSites(): Promise<{ sites: string[]; areAllAllowed: boolean }>;
  revokeSite(urlOrOrigin: string): Promise<void>;
  revokeAllSites(): Promise<void>;
  onAccessChange(listener: () => void, signal: AbortSignal): void;

  /** Pages read since the browser was started, newest first; kept in memory alone. */
  listRecentPages(): Promise<RecentPage[]>;
  /** Never called in a private window. */
  rememberPage(page: RecentPage): Promise<void>;
  forgetRecentPages(): Promise<void>;
  onRecentPagesChange(listener: () => void, signal: AbortSignal): void;

  /** Ids of the posts that the reader pinned to this page. */
  listPinned(pageUrl: string): Promise<string[]>;
  pinPost(pageUrl: string, postId: string, isPinned: boolean): Promise<void>;
  onPinsChange(listener: () => void, signal: AbortSignal): void;

  /** A folder chosen once can be read again later; else the reader chooses it again each time. */
  canKeepFolders: boolean;
  /** Asks the reader for a folder; null when none was chosen. Must be called inside a click, with no await before it. */
  pickFolder(): Promise<FileSystemDirectoryHandle | null>;
  /** Asks the reader, unless the browser still allows it. Must be called inside a click, with no await before it. */
  allowFolder(handle: FileSystemDirectoryHandle): Promise<boolean>;
  /** Asks the reader, unless it was allowed before. Must be called inside a click, with no await before it. */
  allowBookmarks(): Promise<boolean>;
  /** The browser's bookmarks; null when they may not be read. */
  readBookmarks(): Promise<Bookmark[] | null>;

  /** Marks the toolbar icon of a tab: its page is in the library. The browser forgets it when the tab navigates. */
  markInLibrary(tabId: number, isInLibrary: boolean): Promise<void>;

  /** A newer version waits until every panel and page of the extension is closed. */
  onUpdateAvailable(listener: (version: string) => void, signal: AbortSignal): void;
  /** Restarts the extension with the newer version. */
  applyUpdate(): void;

  version: string;
}
