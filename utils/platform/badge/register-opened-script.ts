import { browser } from 'wxt/browser';
import { listNeverReadHosts } from '../../protocol/sensitive-sites.ts';
import { getSettings } from '../settings-store.ts';

const SCRIPT_ID = 'badge';

/**
 * Keeps the script that tells of a load on exactly the sites that the reader allowed, while the badge is switched on. The browser starts it
 * there; pages elsewhere neither hold a script nor wake the background.
 */
export async function registerOpenedScript(): Promise<void> {
  const [settings, { origins = [] }, known] = await Promise.all([
    getSettings(),
    browser.permissions.getAll(),
    browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] }),
  ]);
  const matches = origins.filter((origin) => /^(?:https?|\*):/.test(origin));
  if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
  if (!settings.badge || matches.length === 0) return;
  const excludeMatches = listNeverReadHosts(settings).flatMap((host) => [`*://${host}/*`, `*://*.${host}/*`]);
  await browser.scripting.registerContentScripts([
    // Early, so that the background has the library open by the time the page can be read.
    { id: SCRIPT_ID, js: ['page-opened.js'], matches, excludeMatches, runAt: 'document_start' },
  ]);
}
