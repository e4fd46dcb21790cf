// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { createReady, createTestLibrary, createTestPost, createTestRelated } from '../create-test-clients.ts';
import { all, click, one, openRelated, run } from '../open-app.tsx';

it('opens the source beside the page, behind it with Ctrl, the middle button or by the setting', async () => {
  const platform = await openRelated();
  const url = 'https://mp.weixin.qq.com/s/abc';
  await click('post-title');
  await click('post-title', 0, { ctrlKey: true });
  await run(() =>
    one('post-title').dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true, cancelable: true })),
  );
  await run(() => void platform.saveSettings({ opensBehind: true }));
  await click('post-title');
  expect(platform.log).toEqual([
    `open ${url}`,
    `open ${url} in the background`,
    `open ${url} in the background`,
    `open ${url} in the background`,
  ]);
});

it('leaves a click that wants a new window to the browser', async () => {
  const platform = await openRelated();
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: true });
  document.addEventListener('click', (late) => late.preventDefault(), { once: true });
  one('post-title').dispatchEvent(event);
  expect(platform.log).toEqual([]);
});

it('opens the original at the sentence that is marked', async () => {
  const platform = await openRelated();
  await click('open-source');
  expect(decodeURIComponent(platform.log[0] ?? '')).toBe(
    'open https://mp.weixin.qq.com/s/abc#:~:text=今年 618 没有人讨论',
  );
});

it('copies as link, as plain text, and formatted for an editor of public accounts', async () => {
  const platform = await openRelated();
  await click('copy-more');
  await click('copy-link');
  await click('copy-plain');
  await click('copy-wechat');
  expect(platform.log[0]).toBe('copy [购物节疲劳](https://mp.weixin.qq.com/s/abc)');
  expect(platform.log[1]).toContain('——《购物节疲劳》\nhttps://mp.weixin.qq.com/s/abc');
  expect(platform.log[2]).toContain('<section style="');
});

it('copies several picked posts as one list, and all that are shown', async () => {
  const related = ['甲', '乙'].map((title, at) =>
    createTestRelated({ post: createTestPost({ id: `p${at}`, title, url: `https://a.example/${at}` }) }),
  );
  const platform = await openRelated(createTestLibrary({ find: async () => createReady(related) }));
  expect(all('pick-bar')).toEqual([]);
  // The first post is drawn before the others.
  await expect.poll(() => all('pick').length).toBe(2);
  await click('pick', 1);
  await click('pick', 0);
  expect(one('pick-bar').textContent).toContain('已选 2 篇');
  await click('copy-picked');
  expect(platform.log[0]).toMatch(/^copy ## 素材清单\n\n1\. \[乙\]\(https:\/\/a\.example\/1\)[\s\S]*2\. \[甲\]/);
  expect(all('pick-bar')).toEqual([]);
  await click('copy-shown');
  expect(platform.log[1]).toMatch(/^copy ## 一页\n\n1\. \[甲\]/);
});

it('copies the quote and says so', async () => {
  const platform = await openRelated();
  await click('copy-quote');
  expect(platform.log[0]).toContain('—— [购物节疲劳](https://mp.weixin.qq.com/s/abc)');
  expect(one('copy-quote').textContent).toBe('已复制');
});
