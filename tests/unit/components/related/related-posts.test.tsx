// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { LibraryFailure } from '../../../../utils/protocol/library-failure.ts';
import {
  createReady,
  createTestLibrary,
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
    expect(card.querySelector('.meta')?.textContent).toBe('mp.weixin.qq.com2025年6月20日');
    expect(one('excerpt').querySelector('mark')?.textContent).toBe('618');
    expect(one('strength').textContent).toBe('相关度强');
    expect(one('reason').textContent).toBe('为什么相关GMV（正文）、618（标题）全库 7 篇里 1 篇有');
    expect(card.querySelector('.reactions')?.textContent).toBe('❤ 3');
  });

  it('says a concept as what it is, and each term’s rarity when they differ', async () => {
    const reasons = [
      createTestReason({ pageTerm: '双11', postTerm: '618', kind: 'concept', concept: '大促', documentFrequency: 2 }),
      createTestReason({ pageTerm: '销售额', postTerm: '销售额' }),
    ];
    await openRelated(createTestLibrary({ find: async () => createReady([createTestRelated({ reasons })]) }));
    expect(one('reason').textContent).toBe('为什么相关双11 ≈ 618（大促，2/7 篇）、销售额（正文，1/7 篇）');
  });

  it.each([
    ['alone', []],
    ['behind the words', [createTestReason()]],
  ])('quotes the two sentences that are nearest, %s', async (_, words) => {
    const sentences = { pageTerm: '听众越来越少', postTerm: '收听时长一直在掉' };
    const passage = createTestReason({ ...sentences, kind: 'passage', documentFrequency: 0 });
    const related = createTestRelated({ reasons: [...words, passage] });
    await openRelated(createTestLibrary({ find: async () => createReady([related]) }));
    const said = words.length === 0 ? '' : 'GMV（正文）全库 7 篇里 1 篇有';
    expect(one('reason').textContent).toBe(`为什么相关${said}相近：页面说“听众越来越少”，帖子说“收听时长一直在掉”`);
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

  it('opens the source, and leaves a click that wants a background tab to the browser', async () => {
    const platform = await openRelated();
    await click('post-title');
    expect(platform.log).toEqual(['open https://mp.weixin.qq.com/s/abc']);
    let isLeftToBrowser = false;
    document.addEventListener(
      'click',
      (event) => {
        isLeftToBrowser = !event.defaultPrevented;
        event.preventDefault();
      },
      { once: true },
    );
    one('post-title').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }));
    expect(isLeftToBrowser).toBe(true);
    expect(platform.log).toHaveLength(1);
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
