import { expect, it } from 'vitest';
import { openPanelFromPopup } from '../open-panel-from-popup.ts';
import { readPosts } from '../related-view.ts';
import { SALE_POST_TITLE } from '../sample-pages.ts';
import { useChromium } from '../use-chromium.ts';

const { chromium, server } = await useChromium();

it('marks the post that the article links to, below the others, and lists it without touching the page', async () => {
  const tab = await chromium.openTab(`${server.origin}/sale.html`);
  const before = await readPosts(await chromium.clickToolbar(tab));
  expect(before[0]?.title).toContain(SALE_POST_TITLE);
  await chromium.closeTabs();

  const citing = await chromium.openTab(`${server.origin}/citing.html`);
  const markup = await citing.content();
  const panel = await openPanelFromPopup(chromium, citing);
  const posts = await readPosts(panel);
  expect(posts.at(-1)?.title).toContain(SALE_POST_TITLE);
  await panel.waitForSelector('[data-testid=cited]');
  const cited = await panel.$$eval('[data-testid=related-post]', (cards) =>
    cards.map((card) => card.querySelector('[data-testid=cited]')?.textContent ?? ''),
  );
  expect(cited.filter((mark) => mark !== '')).toEqual(['本文已引用']);
  expect(cited.at(-1)).toBe('本文已引用');
  const linked = await panel.waitForSelector('[data-testid=linked] summary');
  expect(await linked?.evaluate((summary) => summary.textContent)).toBe('本页有 1 个链接在库中');
  await linked?.click();
  const listed = await panel.waitForSelector('[data-testid=linked-post]');
  expect(await listed?.evaluate((card) => card.textContent)).toContain(SALE_POST_TITLE);
  expect(await citing.content()).toBe(markup);
});
