// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  createReady,
  createSearched,
  createTestLibrary,
  createTestPlatform,
  createTestPost,
  createTestRelated,
} from '../create-test-clients.ts';
import { all, click, mainState, one, openRelated, press, run, searchField, type } from '../open-app.tsx';

describe('search', () => {
  const posts = [
    createTestPost({ id: 'a', title: '甲', url: 'https://a.example/甲' }),
    createTestPost({ id: 'b', title: '乙', url: 'https://a.example/乙' }),
  ];
  const library = () => createTestLibrary({ search: async () => createSearched(posts, 30) });

  it('has the focus when the popup opens', async () => {
    await openRelated();
    expect(document.activeElement).toBe(searchField());
  });

  it('leaves the focus on the page when the panel opens', async () => {
    await openRelated(createTestLibrary(), createTestPlatform(), 'panel');
    expect(document.activeElement).not.toBe(searchField());
  });

  it('shows results while typing, says how many, and goes back when the field is emptied', async () => {
    await openRelated(library());
    await type('甲');
    expect(all('search-result').map((card) => card.dataset.postId)).toEqual(['a', 'b']);
    expect(one('search-count').textContent).toBe('30 篇（全库 7 篇）');
    expect(one('live-region').textContent).toBe('找到 30 篇');
    await type('');
    expect(all('search-result')).toEqual([]);
    expect(mainState()).toBe('ready');
  });

  it('says at least how many while it reads on, and offers more whatever is known', async () => {
    const answers = [
      { ...createSearched([]), isAtLeast: true, goesOn: true },
      { ...createSearched(posts), isAtLeast: true, goesOn: false },
    ];
    const last = Promise.withResolvers<ReturnType<typeof createSearched>>();
    let asked = 0;
    const search = async () => {
      const answer = answers[asked++];
      if (asked === 2) await last.promise;
      return answer ?? createSearched(posts);
    };
    await openRelated(createTestLibrary({ search }));
    await type('大V');
    expect(one('search-looking').textContent).toBe('正在逐篇查找…');
    expect(all('search-none')).toEqual([]);
    await run(() => last.resolve(createSearched([])));
    expect(one('search-count').textContent).toBe('至少 2 篇（全库 7 篇）');
    expect(one('live-region').textContent).toBe('至少找到 2 篇');
    await click('search-more');
    expect(one('search-count').textContent).toBe('2 篇（全库 7 篇）');
    expect(all('search-more')).toEqual([]);
  });

  it('opens the first result on Enter', async () => {
    const platform = await openRelated(library());
    await type('甲');
    await press('Enter');
    expect(platform.log).toEqual(['open https://a.example/甲']);
  });

  it('opens the first result when Enter came before the answer', async () => {
    const answer = Promise.withResolvers<ReturnType<typeof createSearched>>();
    const platform = await openRelated(createTestLibrary({ search: () => answer.promise }));
    await type('甲');
    await press('Enter');
    expect(platform.log).toEqual([]);
    await run(() => {
      answer.resolve(createSearched(posts));
    });
    expect(platform.log).toEqual(['open https://a.example/甲']);
  });

  it('moves through the results with the arrows and back into the field', async () => {
    await openRelated(library());
    await type('甲');
    const focused = () => document.activeElement?.textContent;
    await press('ArrowDown');
    expect(focused()).toBe('甲');
    await press('ArrowDown', document.activeElement ?? undefined);
    expect(focused()).toBe('乙');
    await press('ArrowDown', document.activeElement ?? undefined);
    expect(focused()).toBe('乙');
    await press('ArrowUp', document.activeElement ?? undefined);
    await press('ArrowUp', document.activeElement ?? undefined);
    expect(document.activeElement).toBe(searchField());
  });

  it('leaves the search on Esc, from the field or from a result, and closes the popup on the next', async () => {
    const platform = await openRelated(library());
    await type('甲');
    expect((await press('Escape')).defaultPrevented).toBe(true);
    expect(searchField().value).toBe('');
    await type('甲');
    await press('ArrowDown');
    await press('Escape', document.activeElement ?? undefined);
    expect(searchField().value).toBe('');
    expect(document.activeElement).toBe(searchField());
    await press('Escape');
    expect(platform.log).toEqual(['close']);
  });

  it('puts a suggestion into the field', async () => {
    const asked: string[] = [];
    await openRelated(
      createTestLibrary({
        search: async (query) => {
          asked.push(query);
          return createSearched([]);
        },
        suggest: async () => [{ text: '退款率', kind: 'term', via: 'pinyin' }],
      }),
    );
    await type('tk');
    await click('suggestion');
    expect(searchField().value).toBe('退款率');
    expect(asked).toEqual(['tk', '退款率']);
  });

  it('takes a long pasted text as a page of its own, and a short one as a query', async () => {
    const pages: string[] = [];
    await openRelated(
      createTestLibrary({
        find: async (page) => {
          pages.push(page.text);
          return createReady([createTestRelated()]);
        },
      }),
      createTestPlatform({ readPage: async () => ({ kind: 'unreadable', reason: 'pdf', url: '', tabId: 1 }) }),
    );
    const paste = async (text: string) => {
      const event = new Event('paste', { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'clipboardData', { value: { getData: () => text } });
      await run(() => searchField().dispatchEvent(event));
      return event.defaultPrevented;
    };
    const passage = '今年平台把考核目标换成退款后的成交额。'.repeat(5);
    expect(await paste('退款后的成交额')).toBe(false);
    expect(await paste(passage)).toBe(true);
    expect(pages).toEqual([passage]);
    expect(one('page-bar').textContent).toContain('粘贴的文字');
    expect(all('dismiss')).toEqual([]);
    await click('whole-page');
    expect(mainState()).toBe('unreadable');
  });

  it('says that nothing was found, and how to search', async () => {
    await openRelated(createTestLibrary({ search: async () => createSearched([]) }));
    await type('量子');
    expect(one('search-none').textContent).toContain('没有找到“量子”');
  });

  it('asks for the word that was meant, where nothing was found', async () => {
    const search = async (query: string) => createSearched(query === '退款' ? posts : []);
    await openRelated(
      createTestLibrary({ search, suggest: async () => [{ text: '退款', kind: 'term', via: 'pinyin' }] }),
    );
    await type('tuikuan');
    expect(one('search-none').textContent).toBe('没有找到“tuikuan”也许要找退款');
    await click('suggestion');
    expect(all('search-result')).toHaveLength(2);
  });
});
