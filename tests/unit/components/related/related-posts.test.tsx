// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
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

  it('folds similar posts until they are asked for', async () => {
    const similar = [createTestPost({ id: 's1', title: '转载一' }), createTestPost({ id: 's2', title: '转载二' })];
    await openRelated(createTestLibrary({ find: async () => createReady([createTestRelated({ similar })]) }));
    expect(one('similar').textContent).toBe('另有 2 条相似');
    expect(all('related-post')).toHaveLength(1);
    await click('similar');
    expect(all('post-title').map((title) => title.textContent)).toEqual(['购物节疲劳', '转载一', '转载二']);
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
