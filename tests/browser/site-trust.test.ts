import { expect, it } from 'vitest';
import { openPanelFromPopup } from './open-panel-from-popup.ts';
import { SETTLED_VIEW } from './related-view.ts';
import { useChromium } from './use-chromium.ts';

const { chromium, server } = await useChromium({ allowedSites: ['http://*/*', 'https://*/*'] });

it('a script in a web page cannot read the settings, not even one of this extension', async () => {
  await chromium.openTab(`${server.origin}/stew.html`);
  const library = await chromium.openExtensionPage('library.html');
  const answer = await library.evaluate(`(async () => {
    await chrome.storage.local.set({ secret: 'mail.example.com' });
    const tab = (await chrome.tabs.query({})).find(({ url }) => url?.startsWith('${server.origin}'));
    const [injection] = await chrome.scripting.executeScript({
      target: { tabId: tab.id },
      func: () => chrome.storage.local.get().then(JSON.stringify, String),
    });
    await chrome.storage.local.remove('secret');
    return injection.result;
  })()`);
  expect(answer).toMatch(/not allowed/);
  expect(answer).not.toContain('mail.example.com');
});

it('while all sites are allowed the toolbar, the popup and the panel say so', async () => {
  const library = await chromium.openExtensionPage('library.html');
  await library.waitForFunction(`chrome.action.getTitle({}).then((title) => title.includes('已允许自动读所有网站'))`);
  const tab = await chromium.openTab(`${server.origin}/stew.html`);
  const popup = await chromium.clickToolbar(tab);
  await popup.waitForSelector('[data-testid=access] [data-testid=revoke-every-site]');
  await popup.close();
  const panel = await openPanelFromPopup(chromium, tab);
  await panel.waitForSelector('[data-testid=access] [data-testid=revoke-every-site]');
});

it('a site on the never-read list is read by no click and no panel, and is read again when it is taken off', async () => {
  const settings = await chromium.openExtensionPage('library.html?section=settings');
  await settings.type('[data-testid=never-site]', `http://${new URL(server.otherOrigin).hostname}/anything`);
  await settings.keyboard.press('Enter');
  await settings.waitForSelector('[data-testid=never-row]');

  const tab = await chromium.openTab(`${server.origin}/sale.html`);
  const panel = await openPanelFromPopup(chromium, tab);
  await panel.waitForSelector('main[data-state=ready]');
  await tab.goto(`${server.otherOrigin}/sale.html`);
  await panel.waitForSelector('[data-testid=unreadable][data-reason=never-read]');
  await panel.close();
  const popup = await chromium.clickToolbar(tab);
  await popup.waitForSelector(SETTLED_VIEW);
  expect(await popup.$('[data-testid=unreadable][data-reason=never-read]')).not.toBeNull();
  expect(await popup.$('[data-testid=clip]')).toBeNull();
  await popup.close();

  await settings.bringToFront();
  await settings.click('[data-testid=never-row] button');
  await settings.waitForSelector('[data-testid=never-row]', { hidden: true });
  const again = await chromium.clickToolbar(tab);
  await again.waitForSelector('[data-testid=related-post]');
});
