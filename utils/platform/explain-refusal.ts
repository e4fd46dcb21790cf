import type { UnreadableReason } from '../page/read-outcome.ts';

/** What is known of a tab that the browser would not let us read. */
export interface RefusedTab {
  /** Empty when the browser hides it: no access, or (in Chromium) a page no extension may see. */
  url: string;
  isLoading: boolean;
  isDiscarded: boolean;
  isInReaderMode: boolean;
  /** The reader clicked, pressed a key or chose a menu item on this tab just now: access was given if it can be. */
  hasGesture: boolean;
  /** The reader allowed this site, or all. */
  isSiteAllowed: boolean;
  /** What the browser said, in whatever words. Only ever a hint: see below. */
  message: string;
}

/** Hosts on which browsers let no extension run: the stores, and Mozilla's own (extensions.webextensions.restrictedDomains). */
const PROTECTED_HOSTS = new Set([
  'chromewebstore.google.com',
  'addons.mozilla.org',
  'accounts-static.cdn.mozilla.net',
  'accounts.firefox.com',
  'addons.cdn.mozilla.net',
  'api.accounts.firefox.com',
  'content.cdn.mozilla.net',
  'discovery.addons.mozilla.org',
  'install.mozilla.org',
  'oauth.accounts.firefox.com',
  'profile.accounts.firefox.com',
  'support.mozilla.org',
  'sync.services.mozilla.com',
]);

/** Stores that are a part of a host. */
const STORE_PATHS = [
  { host: 'chrome.google.com', path: '/webstore' },
  { host: 'microsoftedge.microsoft.com', path: '/addons' },
];

/** Schemes of the browser's own pages. */
const BROWSER_SCHEMES = new Set([
  'about:',
  'chrome:',
  'chrome-extension:',
  'chrome-search:',
  'chrome-untrusted:',
  'devtools:',
  'edge:',
  'moz-extension:',
  'resource:',
]);

/**
 * Names the reason after the attempt to read has failed. The order matters: what the tab is comes before what was or
 * was not allowed. Without an address (Chromium hides it even after a click) only the browser's own words are left:
 * they pick between two sentences there, and words that we do not know still end in a true one.
 */
export function explainRefusal(tab: RefusedTab, isFirefox: boolean = import.meta.env.FIREFOX): UnreadableReason {
  if (tab.isDiscarded) return 'discarded';
  if (tab.isInReaderMode || tab.url.startsWith('about:reader')) return 'reader-view';
  if (tab.url.startsWith('view-source:')) return 'view-source';
  const url = URL.canParse(tab.url) ? new URL(tab.url) : null;
  if (url === null) return explainHidden(tab);
  if (BROWSER_SCHEMES.has(url.protocol)) return 'browser-page';
  // Firefox's viewer lets no extension in, whatever is allowed; Chromium's does where files are.
  if (isFirefox && url.protocol === 'file:' && isPdf(url)) return 'pdf';
  if (url.protocol === 'file:') return tab.isSiteAllowed ? 'refused' : 'file-not-allowed';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'refused';
  if (isStore(url)) return 'store-page';
  if (tab.isLoading) return 'loading';
  if (isPdf(url)) return 'pdf';
  return tab.hasGesture || tab.isSiteAllowed ? 'refused' : 'not-allowed';
}

function explainHidden(tab: RefusedTab): UnreadableReason {
  // Chromium 156: "Cannot access a chrome:// URL", "The extensions gallery cannot be scripted."
  if (/\bchrome(-[a-z]+)?:\/\//.test(tab.message)) return 'browser-page';
  if (/\bgallery\b/.test(tab.message)) return 'store-page';
  if (tab.isLoading) return 'loading';
  return tab.hasGesture || tab.isSiteAllowed ? 'refused' : 'not-allowed';
}

function isPdf({ pathname }: URL): boolean {
  return /\.pdf$/i.test(pathname);
}

function isStore(url: URL): boolean {
  if (PROTECTED_HOSTS.has(url.hostname)) return true;
  return STORE_PATHS.some(({ host, path }) => url.hostname === host && url.pathname.startsWith(path));
}
