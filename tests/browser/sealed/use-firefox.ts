// node use-firefox.ts ANSWER-FILE: the extension in a Firefox whose whole world is startTraps(). Run by runSealed.
import { writeFileSync } from 'node:fs';
import { builtExtension } from '../built-extension.ts';
import { launchFirefox } from '../firefox.ts';
import { importInFirefox } from '../library/import-in-firefox.ts';
import { WAIT } from '../library/page-scripts.ts';
import { startPageServer } from '../page-server.ts';
import { SETTLED_VIEW } from '../related-view.ts';
import { samplePages } from '../sample-pages.ts';
import { waitFor } from '../wait-for.ts';
import { createHostilePosts, SECRET_WORD } from './hostile-posts.ts';
import { startTraps } from './start-traps.ts';

const [answerFile = ''] = process.argv.slice(2);
const traps = await startTraps();
const server = await startPageServer(samplePages());
const firefox = await launchFirefox({
  extensionPath: builtExtension('firefox'),
  preferences: {
    'network.trr.mode': 5, // names are asked of the system's resolver, which is the trap
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'media.gmp-manager.updateEnabled': false,
    // Grants what the reader is asked for, since the prompt belongs to the browser.
    'extensions.webextOptionalPermissionPrompts': false,
  },
});

/** Opens every post in view and points at every link: all that a reader does short of a click on a link. */
const LOOK_AT_EVERYTHING = `
  for (const button of document.querySelectorAll('button[data-testid="expand"]')) button.click();
  for (const link of document.querySelectorAll('a[href^=http]')) {
    for (const type of ['pointerover', 'mouseover', 'mousemove']) link.dispatchEvent(new MouseEvent(type, { bubbles: true }));
    link.focus();
  }
  return document.querySelectorAll('a[href^=http]').length;`;

try {
  await importInFirefox(firefox, createHostilePosts(), 'posts.json');
  await firefox.navigate(`${firefox.extensionOrigin}/library.html?section=posts`);
  const links = await waitFor('the library to list links', async () => {
    const count = Number(await firefox.run(LOOK_AT_EVERYTHING));
    return count > 4 ? count : null;
  });
  await firefox.navigate(`${server.origin}/sale.html`);
  await firefox.clickToolbar();
  await waitFor('the popup', () =>
    firefox.runInPopup('return document.querySelector(arguments[0]) !== null', SETTLED_VIEW),
  );
  const shown = Number(await firefox.runInPopup(LOOK_AT_EVERYTHING));
  await firefox.closePopup();
  await firefox.openSidebar();
  await waitFor('the permission', async () => {
    await firefox.clickInSidebar('[data-testid=allow-every-site]');
    return firefox.runInSidebar(`return document.querySelector('[data-testid=revoke-every-site]') !== null`);
  });
  await waitFor('the sidebar to show posts', () =>
    firefox.runInSidebar(`return document.querySelector('[data-testid=related-post]') !== null`),
  );
  await firefox.runInSidebar(LOOK_AT_EVERYTHING);
  await firefox.runInSidebar(
    `${WAIT}
    return (async () => {
      const field = await waitFor('input[data-testid="search-field"]');
      field.value = arguments[0];
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await waitFor('[data-testid="search-result"]');
    })();`,
    SECRET_WORD,
  );
  await firefox.runInSidebar(LOOK_AT_EVERYTHING);

  // The traps must see what they are there for: a page of the extension, made to do it on purpose. It comes after all
  // that was asked before it, so nothing of the quiet part is still on its way.
  await firefox.navigate(`${firefox.extensionOrigin}/library.html?section=settings`);
  const quiet = { hits: [...traps.hits], stray: traps.countStrayDatagrams() };
  await firefox.run(`
    const link = document.createElement('link');
    link.rel = 'preconnect';
    link.href = 'https://control-preconnect.trap.test';
    document.head.append(link);`);
  await waitFor('the traps to see the control', () =>
    traps.hits.some((hit) => hit === 'DNS control-preconnect.trap.test'),
  );
  const before = traps.hits.indexOf('DNS control-preconnect.trap.test');
  quiet.hits = traps.hits.slice(0, before);
  writeFileSync(answerFile, JSON.stringify({ shown, links, ...quiet }));
} finally {
  await firefox.close();
  await server.close();
}
process.exit(0);
