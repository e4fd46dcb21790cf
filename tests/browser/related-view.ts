import type { Page } from 'puppeteer-core';

/** A related post as popup and panel show it. */
export interface ShownPost {
  id: string;
  title: string;
  reason: string;
  strength: string;
}

/** A view that has finished: all its posts, silence with its reason, or why the page could not be read. */
export const SETTLED_VIEW =
  'main[data-state]:not([data-state=loading]):not([data-state=reading]):not(:has([aria-busy=true]))';

/** Reads the posts of a view, in order. Runs in the page, so it holds on to nothing outside of itself. */
export const READ_POSTS = `
  return [...document.querySelectorAll('[data-testid=related-post]')].map((card) => {
    const textOf = (name) => card.querySelector('[data-testid=' + name + ']')?.innerText.replace(/\\s+/g, ' ').trim() ?? '';
    return { id: card.dataset.postId ?? '', title: textOf('post-title'), reason: textOf('reason'), strength: textOf('strength') };
  });`;

export const READ_KEYWORDS = `
  return [...document.querySelectorAll('[data-testid=keyword-chip]')].map((chip) => chip.innerText.trim());`;

/** Waits until the view has finished, and gives its posts. Throws what the view says when it could not ask the library. */
export async function readPosts(view: Page): Promise<ShownPost[]> {
  await view.waitForSelector(SETTLED_VIEW);
  const failure = await view.$('main[data-state=failed]');
  if (failure) throw new Error(await failure.evaluate((main) => main.textContent ?? ''));
  return runInView<ShownPost[]>(view, READ_POSTS);
}

export async function readKeywords(view: Page): Promise<string[]> {
  await view.waitForSelector(SETTLED_VIEW);
  return runInView<string[]>(view, READ_KEYWORDS);
}

/** Runs a function body in an extension page. DevTools may evaluate there although the page's CSP forbids eval. */
function runInView<T>(view: Page, body: string): Promise<T> {
  return view.evaluate(`(() => {${body}})()`) as Promise<T>;
}
