/** Scripts for the pages of the extension, as both drivers take them: the body of a function with `arguments`. */

/** Resolves when the selector is there; the driver's own limit ends it otherwise. */
export const WAIT = `
  const waitFor = (selector) => new Promise((resolve) => {
    const look = () => document.querySelector(selector) ? resolve(document.querySelector(selector)) : requestAnimationFrame(look);
    look();
  });`;

/** Imports a file through the import page, as a reader would who has chosen it: its text and its name. */
export const IMPORT_FILE = `${WAIT}
  return (async () => {
    const input = await waitFor('input[data-testid="import-files"]');
    const chosen = new DataTransfer();
    chosen.items.add(new File([arguments[0]], arguments[1]));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    (await waitFor('button[data-testid="import-run"]:enabled')).click();
    await waitFor('button[data-testid="import-open-posts"]');
  })();`;

/** Types a query into the popup and gives the titles that are shown and what is said of their number, when the search is through. */
export const SEARCH_IN_POPUP = `${WAIT}
  return (async () => {
    const field = await waitFor('input[data-testid="search-field"]');
    field.value = arguments[0];
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitFor('[data-testid="search-count"]');
    const count = () => document.querySelector('[data-testid="search-count"]').textContent;
    while (/至少|At least/.test(count())) await new Promise(requestAnimationFrame);
    return {
      count: count(),
      titles: [...document.querySelectorAll('[data-testid="search-result"] [data-testid="post-title"]')].map((title) => title.textContent),
    };
  })();`;

/** The same on the library page. */
export const SEARCH_IN_LIBRARY = `${WAIT}
  return (async () => {
    await waitFor('[data-testid="library-post"]');
    const count = () => document.querySelector('[data-testid="library-count"]').textContent;
    while (/至少|At least/.test(count())) await new Promise(requestAnimationFrame);
    return {
      count: count(),
      titles: [...document.querySelectorAll('[data-testid="library-post"] [data-testid="post-title"]')].map((title) => title.textContent),
    };
  })();`;

/** Posts that hold all parts of 机器学习, and two that hold the word; found last, since they are the oldest. */
export function createLookAlikes(count: number): string {
  const posts = Array.from({ length: count }, (_, i) => ({
    title: `零件${i}`,
    text: `机器与器学与学习，第 ${i} 篇。机器与器学与学习。`,
    url: `https://example.com/part/${i}`,
    publishedAt: '2026-01-01',
  }));
  const found = ['甲', '乙'].map((name) => ({
    title: `整词${name}`,
    text: `很长的一篇${name}，${'别的话。'.repeat(200)}说到机器学习。`,
    url: `https://example.com/whole/${name}`,
    publishedAt: '2016-01-01',
  }));
  return JSON.stringify({ schema: 'pangzheng.posts', version: 1, posts: [...posts, ...found] });
}
