import { browser } from 'wxt/browser';
import { listAllowedSites } from './site-access.ts';

/** What the toolbar icon says when it has nothing to say of its tab: the name, and that all sites are read, if they are. */
export async function describeAccess(): Promise<string> {
  const { areAllAllowed } = await listAllowedSites();
  return browser.i18n.getMessage(areAllAllowed ? 'toolbar_all_sites' : 'ext_name');
}

/** Keeps the toolbar's title true: the broadest access this extension can have is never silent. */
export function startToolbarTitle(): void {
  const tell = async () => browser.action.setTitle({ title: await describeAccess() });
  browser.permissions.onAdded.addListener(() => void tell());
  browser.permissions.onRemoved.addListener(() => void tell());
  browser.runtime.onStartup.addListener(() => void tell());
  browser.runtime.onInstalled.addListener(() => void tell());
}
