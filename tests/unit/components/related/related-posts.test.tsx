// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { LibraryFailure } from '../../../../utils/protocol/library-failure.ts';
import {
  createReady,
  createTestLibrary,
  createTestPlatform,
  createTestPost,
  createTestReason,
  createTestRelated,
} from '../create-test-clients.ts';
import { all, click, closeApp, mainState, one, openRelated, run } from '../open-app.tsx';

describe('related posts', () => {
  it('shows title, site, date, marked excerpt, strength in words, reasons and reactions', async () => {
    await openRelated();
    expect(mainState()).toBe('ready');
    const card = one('related-post');
    expect(one('post-title').textContent).toBe('购物节疲劳');
    expect(one('post-title').getAttribute('href')).toBe('https://mp.weixin.qq.com/s/abc');
    expect(card.querySelector('.meta')?.textContent).toBe('mp.weixin.qq.com · 2025年6月20日');
    expect(one('excerpt').querySelector('mark')?.textContent).toBe('618');
    expect(one('strength').textContent).toBe('相关度强');
    expect(one('reason').textContent).toBe('相关：GMV · 618');
    expect(card.querySelector('.reactions')?.textContent).toBe('❤ 3');
  });

  it('says a concept as what it is', async () => {
    const reasons = [
      createTestReason({ pageTerm: '双11', postTerm: '618', kind: 'concept', concept: '大促', documentFrequency: 2 }),
      createTestReason({ pageTerm: '销售额', postTerm: '销售额' }),
    ];
    await openRelated(createTestLibrary({ find: async () => createReady([createTestRelated({ reasons })]) }));
    expect(one('reason').textContent).toBe('相关：双11 ≈ 618 · 销售额');
  });

  it.each([
    ['alone', []],
    ['behind the words', [createTestReason()]],
  ])('quotes the two sentences that are nearest, %s', async (_, words) => {
    const sentences = { pageTerm: '听众越来越少', postTerm: '收听时长一直在掉' };
    const passage = createTestReason({ ...sentences, kind: 'passage', documentFrequency: 0 });
    const related = createTestRelated({ reasons: [...words, passage] });
    await openRelated(createTestLibrary({ find: async () => createReady([related]) }));
    const said = words.length === 0 ? '' : '相关：GMV';
    expect(one('reason').textContent).toBe(`${said}相近：页面说“听众越来越少”，帖子说“收听时长一直在掉”`);
  });

  it('names the source only when there are several', async () => {
    const source = { kind: 'import', format: 'csv', postCount: 1, textBytes: 1, createdAt: '', isOn: true } as const;
    const bundled = { ...source, id: 'bundled', name: '随附' };
    const find = async () => createReady([createTestRelated()]);
    await openRelated(createTestLibrary({ find, listSources: async () => [bundled] }));
    expect(document.querySelector('.meta')?.textContent).not.toContain('随附');
    closeApp();
    const sources = [bundled, { ...source, id: 'b', name: '乙' }];
    await openRelated(createTestLibrary({ find, listSources: async () => sources }));
    expect(document.querySelector('.meta')?.textContent).toContain('随附');
  });

  it('ranks again at once when a chip is switched off, and says which are on', async () => {
    const asked: string[][] = [];
    const library = createTestLibrary({
      find: async (_page, { disabledKeywords }) => {
        asked.push(disabledKeywords);
        return createReady(disabledKeywords.length > 0 ? [] : [createTestRelated()]);
      },
    });
    await openRelated(library);
    expect(all('keyword-chip').map((chip) => [chip.textContent, chip.getAttribute('aria-pressed')])).toEqual([
      ['GMV', 'true'],
      ['618', 'true'],
      ['天猫', 'true'],
    ]);
    await click('keyword-chip', 1);
    expect(asked).toEqual([[], ['618']]);
    expect(all('keyword-chip').map((chip) => chip.getAttribute('aria-pressed'))).toEqual(['true', 'false', 'true']);
    expect(all('related-post')).toEqual([]);
    await click('keyword-chip', 1);
    expect(all('related-post')).toHaveLength(1);
  });

  it('opens the whole post in place with its terms marked, and folds it again', async () => {
    await openRelated();
    await click('expand');
    expect(one('expand').getAttribute('aria-expanded')).toBe('true');
    expect([...one('whole-post').querySelectorAll('p')].map((paragraph) => paragraph.textContent)).toEqual([
      '今年 618 没有人讨论。',
      '天猫说剔除退款的 GMV 增长了。',
    ]);
    expect([...one('whole-post').querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['618', 'GMV']);
    await click('expand');
    expect(all('whole-post')).toEqual([]);
  });

  it('leaves an open post open, and the focus in it, when the same page is read again', async () => {
    const platform = await openRelated();
    await click('reason-term');
    const mark = document.activeElement;
    await run(() => platform.turnPage());
    expect(all('whole-post')).toHaveLength(1);
    expect(document.activeElement).toBe(mark);
  });

  it('goes from a reason to the term in the whole post, and on to its next place', async () => {
    const post = createTestPost({ text: 'GMV 涨了。\n退款后的 GMV 呢？' });
    await openRelated(createTestLibrary({ find: async () => createReady([createTestRelated({ post })]) }));
    const marks = () => [...one('whole-post').querySelectorAll('mark')];
    await click('reason-term');
    expect(document.activeElement).toBe(marks()[0]);
    expect(one('live-region').textContent).toBe('“GMV”，第 1 处，共 2 处');
    await click('reason-term');
    expect(document.activeElement).toBe(marks()[1]);
    await click('reason-term');
    expect(document.activeElement).toBe(marks()[0]);
  });

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

  it('shows the figures of the score only to who asks', async () => {
    await openRelated();
    await click('expand');
    expect(one('why-details').querySelector('li')?.textContent).toBe(
      'GMV：本页标题 → 帖子正文，7 篇中 1 篇有，占相关度的 60%',
    );
    expect(one('why-details').hasAttribute('open')).toBe(false);
  });

  it('says when there may be more posts than are shown, and fetches them', async () => {
    const limits: number[] = [];
    const find = async (_: unknown, { limit }: { limit: number }) => {
      limits.push(limit);
      const count = Math.min(limit, 23);
      return createReady(
        Array.from({ length: count }, (_, at) => createTestRelated({ post: createTestPost({ id: `p${at}` }) })),
      );
    };
    await openRelated(createTestLibrary({ find }));
    expect(document.querySelector('.count')?.textContent).toBe('最相关的 20 篇');
    await click('related-more');
    expect(document.querySelector('.count')?.textContent).toBe('23 篇相关帖子');
    expect(limits).toEqual([20, 40]);
  });

  it('asks as the settings say: number of posts, and how strict', async () => {
    const asked: unknown[] = [];
    const platform = createTestPlatform();
    await platform.saveSettings({ postLimit: 10, strictness: 'few' });
    await openRelated(
      createTestLibrary({
        find: async (_, { limit, strictness }) => {
          asked.push([limit, strictness]);
          return createReady([]);
        },
      }),
      platform,
    );
    await run(() => void platform.saveSettings({ strictness: 'many' }));
    expect(asked).toEqual([
      [10, 'few'],
      [10, 'many'],
    ]);
  });

  it('copies the quote and says so', async () => {
    const platform = await openRelated();
    await click('copy-quote');
    expect(platform.log[0]).toContain('—— [购物节疲劳](https://mp.weixin.qq.com/s/abc)');
    expect(one('copy-quote').textContent).toBe('已复制');
  });

  it('folds similar posts until they are asked for', async () => {
    const similar = [createTestPost({ id: 's1', title: '转载一' }), createTestPost({ id: 's2', title: '转载二' })];
    await openRelated(createTestLibrary({ find: async () => createReady([createTestRelated({ similar })]) }));
    expect(one('similar').textContent).toBe('另有 2 条相似');
    expect(all('related-post')).toHaveLength(1);
    await click('similar');
    expect(all('post-title').map((title) => title.textContent)).toEqual(['购物节疲劳', '转载一', '转载二']);
  });

  it('takes a dismissed post away at once, with a way back and a way further', async () => {
    const calls: string[] = [];
    const library = createTestLibrary({
      find: async () => createReady([createTestRelated()]),
      dismiss: async (id, pageUrl) => {
        calls.push(`dismiss ${id} ${pageUrl}`);
        return { undoToken: `undo ${pageUrl}` };
      },
      undo: async (token) => {
        calls.push(token);
      },
    });
    await openRelated(library);
    await click('dismiss');
    expect(all('related-post')).toEqual([]);
    expect(one('undo-bar').textContent).toContain('《购物节疲劳》');
    await click('undo');
    expect(all('related-post')).toHaveLength(1);
    await click('dismiss');
    await click('undo-more');
    expect(calls).toEqual([
      'dismiss p1 https://a.example/1',
      'undo https://a.example/1',
      'dismiss p1 https://a.example/1',
      'undo https://a.example/1',
      'dismiss p1 null',
    ]);
  });

  it('brings a post back when it could not be dismissed, and says why', async () => {
    const library = createTestLibrary({
      find: async () => createReady([createTestRelated()]),
      dismiss: async () => {
        throw new LibraryFailure({ code: 'quota-full', detail: {} });
      },
    });
    await openRelated(library);
    await click('dismiss');
    expect(all('related-post')).toHaveLength(1);
    expect(one('undo-bar').textContent).toContain('磁盘空间不够');
  });

  it('asks the library again when it changed', async () => {
    let count = 0;
    const library = createTestLibrary({
      find: async () => createReady(count++ === 0 ? [] : [createTestRelated()]),
    });
    await openRelated(library);
    await run(() => {
      library.change();
    });
    expect(all('related-post')).toHaveLength(1);
  });
});

it('writes no style into elements: the security policy would drop it', async () => {
  await openRelated();
  await click('expand');
  expect(document.querySelectorAll('[style]')).toHaveLength(0);
});
