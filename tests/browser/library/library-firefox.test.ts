import { afterAll, beforeAll, expect, it } from 'vitest';
import { createOldChinesePdf } from '../../pdf/hand-written.ts';
import { builtExtension } from '../built-extension.ts';
import { type Firefox, launchFirefox } from '../firefox.ts';
import { importInFirefox } from './import-in-firefox.ts';
import { WAIT } from './page-scripts.ts';
import { createPostsJson, ownWord } from './test-posts.ts';

let firefox: Firefox;

beforeAll(async () => {
  firefox = await launchFirefox({ extensionPath: builtExtension('firefox') });
});

afterAll(() => firefox?.close());

const POSTS = 1_200;

it('imports a file in Firefox, keeps it over a reload, and finds its posts', async () => {
  await importInFirefox(firefox, createPostsJson(POSTS, 0), 'posts.json');
  await firefox.navigate(`${firefox.extensionOrigin}/library.html?section=sources`);
  const sources = await firefox.run(`${WAIT}
    return (async () => {
      await waitFor('[data-testid="source"]:nth-of-type(2)');
      return [...document.querySelectorAll('[data-testid="source"]')].map((source) => source.textContent);
    })();`);
  expect(sources).toContainEqual(expect.stringContaining('1,200'));

  await firefox.navigate(`${firefox.extensionOrigin}/popup.html`);
  const found = await firefox.run(
    `${WAIT}
    return (async () => {
      const field = await waitFor('input[data-testid="search-field"]');
      field.value = arguments[0];
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      return (await waitFor('[data-testid="search-result"] [data-testid="post-title"]')).textContent;
    })();`,
    ownWord(777),
  );
  expect(found).toBe('第777篇');
});

it('imports a PDF in Firefox, also one whose font is not in it', async () => {
  await importInFirefox(firefox, new TextDecoder().decode(createOldChinesePdf()), '旧报告.pdf');
  await firefox.navigate(`${firefox.extensionOrigin}/popup.html`);
  const found = await firefox.run(
    `${WAIT}
    return (async () => {
      const field = await waitFor('input[data-testid="search-field"]');
      field.value = arguments[0];
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      return (await waitFor('[data-testid="search-result"] [data-testid="post-title"]')).textContent;
    })();`,
    '最后一百米',
  );
  expect(found).toBe('社区团购的履约成本');
});
