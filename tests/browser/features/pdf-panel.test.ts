import { expect, it } from 'vitest';
import { openPanelFromPopup } from '../open-panel-from-popup.ts';
import type { ServedPage } from '../page-server.ts';
import { SALE_POST_TITLE, samplePages } from '../sample-pages.ts';
import { useChromium } from '../use-chromium.ts';

const pages: Record<string, ServedPage> = samplePages();
const { chromium, server } = await useChromium({ pages, allowedSites: ['http://127.0.0.1/*'] });

it('the panel follows to a PDF of a site that the reader allowed, and asks the site for it no second time', async () => {
  const tab = await chromium.openTab(`${server.origin}/sale.html`);
  pages['/sale.pdf'] = { body: await tab.pdf(), type: 'application/pdf' };
  await tab.goto(`${server.origin}/stew.html`);
  const panel = await openPanelFromPopup(chromium, tab);
  await panel.waitForSelector('main[data-state=silent]');
  await tab.goto(`${server.origin}/sale.pdf`);
  const post = await panel.waitForSelector('main[data-state=ready] [data-testid=related-post]');
  expect(await post?.evaluate((card) => card.textContent)).toContain(SALE_POST_TITLE);
  expect(server.requests.filter((path) => path === '/sale.pdf')).toHaveLength(1);
});
