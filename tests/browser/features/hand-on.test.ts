import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Chromium, launchChromium } from '../chromium.ts';
import { type PageServer, startPageServer } from '../page-server.ts';
import { SETTLED_VIEW } from '../related-view.ts';
import { SALE_POST_TITLE, samplePages } from '../sample-pages.ts';

let chromium: Chromium;
let server: PageServer;

beforeAll(async () => {
  server = await startPageServer({
    ...samplePages(),
    '/draft.html': { body: '<!doctype html><title>草稿</title><textarea></textarea>' },
  });
  chromium = await launchChromium({ extensionDir: builtExtension('chrome') });
});
afterAll(async () => {
  await chromium?.close();
  await server?.close();
});

it('puts the related posts with whole texts into the clipboard at one key', async () => {
  const popup = await chromium.clickToolbar(await chromium.openTab(`${server.origin}/sale.html`));
  await popup.waitForSelector(SETTLED_VIEW);
  await popup.waitForSelector('[data-testid=copy-context]');
  await popup.keyboard.down('Alt');
  await popup.keyboard.down('Shift');
  await popup.keyboard.press('KeyC');
  await popup.keyboard.up('Shift');
  await popup.keyboard.up('Alt');
  await popup.waitForFunction(() =>
    document.querySelector('[data-testid=live-region]')?.textContent?.includes('字的全文'),
  );
  await popup.close();
  // Pasted where the reader writes.
  const draft = await chromium.openTab(`${server.origin}/draft.html`);
  await draft.bringToFront();
  await draft.focus('textarea');
  await draft.keyboard.down('Control');
  await draft.keyboard.press('KeyV', { commands: ['Paste'] });
  await draft.keyboard.up('Control');
  await draft.waitForFunction(() => document.querySelector('textarea')?.value !== '');
  const pasted = await draft.$eval('textarea', (field) => field.value);
  expect(pasted).toContain('参考资料');
  expect(pasted).toContain(SALE_POST_TITLE);
  expect(pasted).toMatch(/正文共 [\d,]+ 字/);
});
