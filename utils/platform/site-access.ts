import { browser } from 'wxt/browser';
import type { SiteAccess } from '../protocol/platform-client.ts';
import { toSitePattern } from './site-pattern.ts';

/** The optional host permissions of the manifest. */
const EVERY_SITE = ['http://*/*', 'https://*/*'];

/** Asked anew at every use: in Firefox the reader can take access back at any time. */
export async function isSiteAllowed(url: string): Promise<boolean> {
  const pattern = toSitePattern(url);
  if (pattern !== null) return browser.permissions.contains({ origins: [pattern] });
  if (url.startsWith('file:')) return browser.extension.isAllowedFileSchemeAccess();
  return false;
}

export async function getSiteAccess(url: string): Promise<SiteAccess> {
  const pattern = toSitePattern(url);
  const [isAllowed, areAllAllowed] = await Promise.all([
    isSiteAllowed(url),
    browser.permissions.contains({ origins: EVERY_SITE }),
  ]);
  return { site: pattern === null ? '' : new URL(url).hostname, isSiteAllowed: isAllowed, areAllAllowed };
}

/** Straight from the click: the browser asks the reader. */
export async function allowSite(url: string): Promise<boolean> {
  const pattern = toSitePattern(url);
  return pattern === null ? false : browser.permissions.request({ origins: [pattern] });
}

/** Straight from the click: the browser asks the reader. */
export function allowAllSites(): Promise<boolean> {
  return browser.permissions.request({ origins: EVERY_SITE });
}

export async function listAllowedSites(): Promise<{ sites: string[]; areAllAllowed: boolean }> {
  const { origins = [] } = await browser.permissions.getAll();
  const isForAll = (origin: string) => EVERY_SITE.includes(origin);
  return {
    sites: origins.filter((origin) => !isForAll(origin)).map((origin) => origin.replace(/\/\*$/, '')),
    areAllAllowed: EVERY_SITE.every((origin) => origins.includes(origin)),
  };
}

export async function revokeSite(urlOrOrigin: string): Promise<void> {
  const pattern = toSitePattern(urlOrOrigin);
  if (pattern !== null) await browser.permissions.remove({ origins: [pattern] });
}

export async function revokeAllSites(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  await browser.permissions.remove({ origins });
}

export function onAccessChange(listener: () => void, signal: AbortSignal): void {
  const tell = () => listener();
  browser.permissions.onAdded.addListener(tell);
  browser.permissions.onRemoved.addListener(tell);
  signal.addEventListener('abort', () => {
    browser.permissions.onAdded.removeListener(tell);
    browser.permissions.onRemoved.removeListener(tell);
  });
}
