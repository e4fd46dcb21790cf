import type { ReadOutcome } from './read-outcome.ts';

/** What the follower tells about the tab in front. `reading` always ends in `outcome`: never an endless spinner. */
export type Reading =
  | { kind: 'reading'; tabId: number | null; url: string; title: string }
  | { kind: 'outcome'; outcome: ReadOutcome; title: string }
  /** The reader paused following; the last outcome stays on show. */
  | { kind: 'paused' };

/** Keeps reading the tab in front until its signal aborts. */
export interface Follower {
  /** Reads again now: after a click on "try again", or when a permission came. */
  readAgain(): void;
  /** While paused nothing is read. Resuming reads the tab that is in front then. */
  setPaused(isPaused: boolean): void;
}

/** What the reader allowed for the site of one address. */
export interface SiteAccess {
  /** For people and for the request: "https://www.example.com"; empty when the address is hidden or not http(s). */
  origin: string;
  isSiteAllowed: boolean;
  /** All http and https sites are allowed. */
  isEverySiteAllowed: boolean;
}

export type AccessScope = { kind: 'site'; url: string } | { kind: 'every-site' };

/** Names of the manifest's commands. */
export type CommandName = '_execute_action' | 'open-search' | 'open-panel';

export interface Shortcut {
  command: CommandName;
  /** As the browser spells it ("Alt+Shift+K", "⌥⇧K"); empty when the browser assigned none. */
  keys: string;
}

/** What one part of the extension hands to the popup or panel that it opens. */
export type Handoff =
  /** Show the search, focused; with this query when not empty. */
  | { kind: 'search'; query: string }
  /** Find posts for this text instead of the page ("查找与所选文字相关的帖子"). */
  | { kind: 'selection'; text: string; url: string; title: string }
  /** A page was saved from the context menu or by key; undo with the token. */
  | { kind: 'saved'; postId: string; title: string; undoToken: string }
  /** The save did not work. */
  | { kind: 'save-failed'; reason: string };

/**
 * What views ask of the browser. Implemented in utils/platform/create-platform-client.ts; views get it by prop,
 * so that they name no browser API and tests can give their own.
 * Functions marked "from the click" must be called straight from the event handler, with no `await` before them:
 * the browser forgets the gesture otherwise.
 */
export interface PlatformClient {
  browserName: 'chromium' | 'firefox';
  /** BCP 47 language of the browser's interface, for dates and numbers. */
  language: string;
  /** A string of public/_locales with its substitutions; the key itself when it is missing. */
  getMessage(key: string, substitutions?: string[]): string;

  /** Reads the tab in front of this window, again whenever it changes. Popup and panel both use it. */
  followFrontTab(listener: (reading: Reading) => void, signal: AbortSignal): Follower;

  getSiteAccess(url: string): Promise<SiteAccess>;
  /** From the click. False when the reader said no. */
  requestAccess(scope: AccessScope): Promise<boolean>;
  revokeAccess(scope: AccessScope): Promise<void>;
  /** Access may also change in the browser's own settings. */
  onAccessChange(listener: () => void, signal: AbortSignal): void;

  /** From the click. False when this browser has no panel or refused. */
  openPanel(handoff?: Handoff): Promise<boolean>;
  /** Opens the library page in a tab. `hash` without '#': "import", "source/abc". */
  openLibrary(hash?: string): Promise<void>;
  /** Opens an http(s) address in a new tab; anything else is refused. */
  openTab(url: string): Promise<void>;

  /** The keys as the browser really assigned them. */
  listShortcuts(): Promise<Shortcut[]>;
  /** Opens the browser's own page for shortcuts; false where there is none to open (the view then says where it is). */
  openShortcutSettings(): Promise<boolean>;
  /** Opens this extension's page in the browser's settings (file access, site access); false when it cannot. */
  openExtensionSettings(): Promise<boolean>;

  /** Gives the waiting handoff, if any, and each later one, once each. Handoffs older than a minute are dropped. */
  onHandoff(listener: (handoff: Handoff) => void, signal: AbortSignal): void;

  /** Marks the toolbar icon of a tab: this page is in the library. Cleared by the browser when the tab navigates. */
  markInLibrary(tabId: number, isInLibrary: boolean): Promise<void>;

  /** A newer version waits (an open panel blocks it in Chromium). */
  onUpdateAvailable(listener: (version: string) => void, signal: AbortSignal): void;
  /** Installs the waiting version by reloading the extension; every open page of it closes. */
  applyUpdate(): void;

  /** Small settings of the views, kept in storage.local as JSON; null when never set. Keys: "panel.isPaused". */
  loadSetting(key: string): Promise<unknown>;
  saveSetting(key: string, value: unknown): Promise<void>;
}
