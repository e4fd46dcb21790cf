// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { RelatedApp } from '../../../../components/related/RelatedApp.tsx';
import type { Page } from '../../../../utils/page/page.ts';
import { createPage } from '../../../../utils/page/page.ts';
import type { UnreadableReason } from '../../../../utils/page/read-outcome.ts';
import { LibraryFailure } from '../../../../utils/protocol/library-failure.ts';
import type { SilentReason } from '../../../../utils/protocol/outcome.ts';
import {
  createReady,
  createSearched,
  createTestLibrary,
  createTestPage,
  createTestPlatform,
  createTestPost,
  createTestReason,
  createTestRelated,
  settle,
  translate,
} from '../create-test-clients.ts';

/** Does something and lets everything that follows from it come to rest: promises, renders, effects, and theirs. */
async function run(work: () => void): Promise<void> {
  await act(async () => {
    work();
    await settle();
  });
  for (let turn = 0; turn < 3; turn++) await act(settle);
}

type Library = ReturnType<typeof createTestLibrary>;
type Platform = ReturnType<typeof createTestPlatform>;

let root: HTMLElement | null = null;

afterEach(() => {
  if (root) render(null, root);
  root?.remove();
});

async function open(
  library: Library = createTestLibrary({ find: async () => createReady([createTestRelated()]) }),
  platform: Platform = createTestPlatform(),
  surface: 'popup' | 'panel' = 'popup',
): Promise<Platform> {
  root = document.createElement('div');
  document.body.append(root);
  const mount = root;
  await run(() => {
    render(<RelatedApp surface={surface} library={library} platform={platform} t={translate} />, mount);
  });
  return platform;
}

const all = (testId: string) => [...document.querySelectorAll<HTMLElement>(`[data-testid="${testId}"]`)];

function one(testId: string): HTMLElement {
  const [first] = all(testId);
  if (!first) throw new Error(`nothing on the page is "${testId}"`);
  return first;
}

const field = () => one('search-field') as HTMLInputElement;

async function click(testId: string, index = 0): Promise<void> {
  await run(() => {
    const target = all(testId)[index];
    if (!target) throw new Error(`nothing on the page is "${testId}" number ${index}`);
    // A browser moves the focus to a button that is clicked.
    target.focus();
    target.click();
  });
}

async function type(value: string): Promise<void> {
  await run(() => {
    field().value = value;
    field().dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}

async function press(key: string, target: Element = field(), init: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  await run(() => {
    target.dispatchEvent(event);
  });
  return event;
}

const mainState = () => document.querySelector('main')?.dataset.state;

describe('related posts', () => {
  it('shows title, site, date, marked excerpt, strength in words, reasons and reactions', async () => {
    await open();
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
    await open(createTestLibrary({ find: async () => createReady([createTestRelated({ reasons })]) }));
    expect(one('reason').textContent).toBe('为什么相关双11 ≈ 618（大促，2/7 篇）、销售额（正文，1/7 篇）');
  });

  it.each([
    ['alone', []],
    ['behind the words', [createTestReason()]],
  ])('quotes the two sentences that are nearest, %s', async (_, words) => {
    const sentences = { pageTerm: '听众越来越少', postTerm: '收听时长一直在掉' };
    const passage = createTestReason({ ...sentences, kind: 'passage', documentFrequency: 0 });
    const related = createTestRelated({ reasons: [...words, passage] });
    await open(createTestLibrary({ find: async () => createReady([related]) }));
    const said = words.length === 0 ? '' : 'GMV（正文）全库 7 篇里 1 篇有';
    expect(one('reason').textContent).toBe(`为什么相关${said}相近：页面说“听众越来越少”，帖子说“收听时长一直在掉”`);
  });

  it('names the source only when there are several', async () => {
    const source = { kind: 'import', format: 'csv', postCount: 1, textBytes: 1, createdAt: '', isOn: true } as const;
    const sources = [
      { ...source, id: 'bundled', name: '随附' },
      { ...source, id: 'b', name: '乙' },
    ];
    await open(
      createTestLibrary({
        find: async () => createReady([createTestRelated()]),
        listSources: async () => sources,
      }),
    );
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
    await open(library);
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
    await open();
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
    const platform = await open();
    await click('reason-term');
    const mark = document.activeElement;
    await run(() => platform.turnPage());
    expect(all('whole-post')).toHaveLength(1);
    expect(document.activeElement).toBe(mark);
  });

  it('goes from a reason to the term in the whole post, and on to its next place', async () => {
    const post = createTestPost({ text: 'GMV 涨了。\n退款后的 GMV 呢？' });
    await open(createTestLibrary({ find: async () => createReady([createTestRelated({ post })]) }));
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
    const platform = await open();
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
    const platform = await open();
    await click('copy-quote');
    expect(platform.log[0]).toContain('—— [购物节疲劳](https://mp.weixin.qq.com/s/abc)');
    expect(one('copy-quote').textContent).toBe('已复制');
  });

  it('folds similar posts until they are asked for', async () => {
    const similar = [createTestPost({ id: 's1', title: '转载一' }), createTestPost({ id: 's2', title: '转载二' })];
    await open(createTestLibrary({ find: async () => createReady([createTestRelated({ similar })]) }));
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
    await open(library);
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
    await open(library);
    await click('dismiss');
    expect(all('related-post')).toHaveLength(1);
    expect(one('undo-bar').textContent).toContain('磁盘空间不够');
  });

  it('asks the library again when it changed', async () => {
    let count = 0;
    const library = createTestLibrary({
      find: async () => createReady(count++ === 0 ? [] : [createTestRelated()]),
    });
    await open(library);
    await run(() => {
      library.change();
    });
    expect(all('related-post')).toHaveLength(1);
  });
});

describe('saving the page', () => {
  it('saves with one click and takes it back with another', async () => {
    const calls: string[] = [];
    const library = createTestLibrary({
      find: async () => createReady([]),
      clip: async (page) => {
        calls.push(`clip ${page.url}`);
        return { post: createTestPost({ title: page.title }), undoToken: 'u1' };
      },
      undo: async (token) => {
        calls.push(token);
      },
    });
    await open(library);
    await click('clip');
    expect(one('clipped').textContent).toBe('已收藏');
    await click('undo');
    expect(one('clip').textContent).toBe('收藏本页');
    expect(calls).toEqual(['clip https://a.example/1', 'u1']);
  });

  it('says when the library has the page already, by its canonical address first', async () => {
    const asked: string[] = [];
    const page: Page = { ...createTestPage(1), canonicalUrl: 'https://a.example/canonical' };
    const library = createTestLibrary({
      find: async () => createReady([]),
      findByUrl: async (url) => {
        asked.push(url);
        return url === page.url ? createTestPost() : null;
      },
    });
    const platform = createTestPlatform({ readPage: async () => ({ kind: 'read', page, tabId: 1 }) });
    await open(library, platform);
    expect(platform.marks).toEqual(['1 true']);
    expect(asked).toEqual(['https://a.example/canonical', 'https://a.example/1']);
    expect(one('clipped').textContent).toBe('已在库中');
  });
});

describe('a page saved earlier', () => {
  it('is taken out with one click and brought back with another', async () => {
    let held = true;
    const library = createTestLibrary({
      find: async () => createReady([]),
      findByUrl: async () => (held ? createTestPost({ id: 'c1', sourceId: 'clips', title: '旧页' }) : null),
      deletePosts: async (ids) => {
        held = ids[0] !== 'c1';
        return { undoToken: 'u1' };
      },
      undo: async () => {
        held = true;
      },
    });
    await open(library);
    await click('unclip');
    expect(one('clip').textContent).toBe('收藏本页');
    expect(one('undo-bar').textContent).toContain('已删除《旧页》');
    await click('undo');
    await run(() => library.change());
    expect(one('clipped').textContent).toBe('已在库中');
  });

  it('is not taken out when it came with an import', async () => {
    await open(createTestLibrary({ find: async () => createReady([]), findByUrl: async () => createTestPost() }));
    expect(all('clipped')).toHaveLength(1);
    expect(all('unclip')).toEqual([]);
  });
});

describe('silence', () => {
  const REASONS: SilentReason[] = ['nothing-related', 'page-too-short', 'library-empty', 'all-keywords-off'];

  it.each(REASONS)('explains itself: %s', async (reason) => {
    await open(
      createTestLibrary({
        find: async () => ({ kind: 'silent', reason, keywords: [], postCount: 7, elapsedMs: 1 }),
      }),
    );
    expect(mainState()).toBe('silent');
    expect(one('silent').dataset.reason).toBe(reason);
    expect(one('silent').querySelector('p')?.textContent?.length).toBeGreaterThan(10);
  });

  it('offers to import when the library is empty', async () => {
    const platform = await open(
      createTestLibrary({
        find: async () => ({ kind: 'silent', reason: 'library-empty', keywords: [], postCount: 0, elapsedMs: 1 }),
      }),
    );
    await click('open-import');
    expect(platform.log).toEqual(['library import']);
  });
});

describe('a page that cannot be read', () => {
  const REASONS: UnreadableReason[] = [
    'browser-page',
    'store-page',
    'pdf',
    'view-source',
    'reader-view',
    'file-not-allowed',
    'not-allowed',
    'loading',
    'discarded',
    'empty',
    'no-tab',
    'refused',
  ];

  it('has a sentence of its own for each reason', async () => {
    const sentences = new Set<string>();
    for (const reason of REASONS) {
      await open(
        createTestLibrary(),
        createTestPlatform({ readPage: async () => ({ kind: 'unreadable', reason, url: '', tabId: null }) }),
      );
      expect(mainState()).toBe('unreadable');
      expect(one('unreadable').dataset.reason).toBe(reason);
      sentences.add(one('unreadable').querySelector('h2')?.textContent ?? '');
      sentences.add(one('unreadable').querySelector('p')?.textContent ?? '');
      if (root) render(null, root);
      root?.remove();
    }
    expect(sentences.size).toBe(2 * REASONS.length);
  });

  it('can be tried again', async () => {
    let tries = 0;
    await open(
      createTestLibrary({ find: async () => createReady([createTestRelated()]) }),
      createTestPlatform({
        readPage: async () =>
          tries++ === 0
            ? { kind: 'unreadable', reason: 'loading', url: '', tabId: 1 }
            : { kind: 'read', page: createTestPage(1), tabId: 1 },
      }),
    );
    await click('retry');
    expect(mainState()).toBe('ready');
  });

  it('still lets the reader search', async () => {
    await open(
      createTestLibrary({ search: async () => createSearched([createTestPost()]) }),
      createTestPlatform({
        readPage: async () => ({ kind: 'unreadable', reason: 'browser-page', url: '', tabId: null }),
      }),
    );
    await type('618');
    expect(all('search-result')).toHaveLength(1);
  });
});

describe('search', () => {
  const posts = [
    createTestPost({ id: 'a', title: '甲', url: 'https://a.example/甲' }),
    createTestPost({ id: 'b', title: '乙', url: 'https://a.example/乙' }),
  ];
  const library = () => createTestLibrary({ search: async () => createSearched(posts, 30) });

  it('has the focus when the popup opens', async () => {
    await open();
    expect(document.activeElement).toBe(field());
  });

  it('leaves the focus on the page when the panel opens', async () => {
    await open(createTestLibrary(), createTestPlatform(), 'panel');
    expect(document.activeElement).not.toBe(field());
  });

  it('shows results while typing, says how many, and goes back when the field is emptied', async () => {
    await open(library());
    await type('甲');
    expect(all('search-result').map((card) => card.dataset.postId)).toEqual(['a', 'b']);
    expect(one('search-count').textContent).toBe('30 篇（全库 7 篇）');
    expect(one('live-region').textContent).toBe('找到 30 篇');
    await type('');
    expect(all('search-result')).toEqual([]);
    expect(mainState()).toBe('ready');
  });

  it('opens the first result on Enter', async () => {
    const platform = await open(library());
    await type('甲');
    await press('Enter');
    expect(platform.log).toEqual(['open https://a.example/甲']);
  });

  it('opens the first result when Enter came before the answer', async () => {
    const answer = Promise.withResolvers<ReturnType<typeof createSearched>>();
    const platform = await open(createTestLibrary({ search: () => answer.promise }));
    await type('甲');
    await press('Enter');
    expect(platform.log).toEqual([]);
    await run(() => {
      answer.resolve(createSearched(posts));
    });
    expect(platform.log).toEqual(['open https://a.example/甲']);
  });

  it('moves through the results with the arrows and back into the field', async () => {
    await open(library());
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
    expect(document.activeElement).toBe(field());
  });

  it('leaves the search on Esc, from the field or from a result, and closes the popup on the next', async () => {
    const platform = await open(library());
    await type('甲');
    expect((await press('Escape')).defaultPrevented).toBe(true);
    expect(field().value).toBe('');
    await type('甲');
    await press('ArrowDown');
    await press('Escape', document.activeElement ?? undefined);
    expect(field().value).toBe('');
    expect(document.activeElement).toBe(field());
    await press('Escape');
    expect(platform.log).toEqual(['close']);
  });

  it('puts a suggestion into the field', async () => {
    const asked: string[] = [];
    await open(
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
    expect(field().value).toBe('退款率');
    expect(asked).toEqual(['tk', '退款率']);
  });

  it('takes a long pasted text as a page of its own, and a short one as a query', async () => {
    const pages: string[] = [];
    await open(
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
      await run(() => field().dispatchEvent(event));
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
    await open(createTestLibrary({ search: async () => createSearched([]) }));
    await type('量子');
    expect(one('search-none').textContent).toContain('没有找到“量子”');
  });

  describe('with an input method', () => {
    async function compose(value: string): Promise<void> {
      await run(() => {
        field().dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
        field().value = value;
        field().dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
      });
    }

    async function commit(value: string, order: 'chromium' | 'firefox'): Promise<void> {
      const input = () =>
        field().dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: order === 'chromium' }));
      await run(() => {
        field().value = value;
        if (order === 'chromium') input();
        field().dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: value }));
        if (order === 'firefox') input();
      });
    }

    it.each(['chromium', 'firefox'] as const)(
      'searches what was committed, once, in the order of %s',
      async (order) => {
        const asked: string[] = [];
        await open(
          createTestLibrary({
            search: async (query) => {
              asked.push(query);
              return createSearched([]);
            },
          }),
        );
        await compose("tui'kuan");
        expect(asked).toEqual([]);
        await commit('退款', order);
        expect(asked).toEqual(['退款']);
      },
    );

    it('gives Enter, Esc and the arrows to the input method', async () => {
      const platform = await open(library());
      await type('甲');
      await compose('甲yi');
      for (const key of ['Enter', 'Escape', 'ArrowDown']) {
        expect((await press(key, field(), { isComposing: true })).defaultPrevented).toBe(false);
      }
      expect(platform.log).toEqual([]);
      expect(document.activeElement).toBe(field());
    });

    it('gives it the key that ends a composition where the browser tells the end first', async () => {
      const platform = await open(library());
      await compose('jia');
      await commit('甲', 'chromium');
      await press('Enter', field(), { keyCode: 229 } as KeyboardEventInit);
      expect(platform.log).toEqual([]);
    });

    it('does not write into the field while something is composed', async () => {
      const changing = library();
      await open(changing);
      await compose('tui');
      await run(() => {
        changing.change();
      });
      expect(field().value).toBe('tui');
    });
  });
});

describe('keys', () => {
  it('shows the keys that the browser reports', async () => {
    await open(
      createTestLibrary(),
      createTestPlatform({
        listShortcuts: async () => [
          { command: 'open-popup', key: 'Alt+Shift+K' },
          { command: 'search', key: '' },
        ],
      }),
    );
    expect(one('shortcut').textContent).toBe('打开旁征： Alt+Shift+K');
  });

  it('says when none is assigned, and leads to where it is set', async () => {
    const platform = await open();
    expect(one('shortcut').textContent).toContain('还没有打开旁征的快捷键');
    await click('shortcut-settings');
    expect(platform.log).toEqual(['shortcuts']);
  });
});

describe('the side panel', () => {
  it('follows the tab in front, and stays where it is while paused', async () => {
    let number = 0;
    const platform = await open(
      createTestLibrary(),
      createTestPlatform({ readPage: async () => ({ kind: 'read', page: createTestPage(++number), tabId: 1 }) }),
      'panel',
    );
    const turn = () =>
      run(() => {
        platform.turnPage();
      });
    await turn();
    expect(one('page-bar').textContent).toContain('第 2 页');
    await click('pause');
    expect(one('pause').getAttribute('aria-pressed')).toBe('true');
    await turn();
    expect(one('page-bar').textContent).toContain('第 2 页');
    expect(one('paused').textContent).toContain('你已经换了页面');
    await click('pause');
    expect(one('page-bar').textContent).toContain('第 3 页');
  });

  it('offers to read this site or every site where it may not', async () => {
    const url = 'https://a.example/1';
    const platform = await open(
      createTestLibrary(),
      createTestPlatform({
        readPage: async () => ({ kind: 'unreadable', reason: 'not-allowed', url, tabId: 1 }),
      }),
      'panel',
    );
    expect(all('allow-site')).toHaveLength(1);
    await click('allow-site');
    await click('allow-every-site');
    expect(platform.log).toEqual([`allow ${url}`, 'allow all']);
  });

  it('takes permission back where it was given', async () => {
    const platform = await open(
      createTestLibrary(),
      createTestPlatform({
        getSiteAccess: async () => ({ site: 'a.example', isSiteAllowed: true, areAllAllowed: false }),
      }),
      'panel',
    );
    await click('revoke-site');
    expect(platform.log).toEqual(['revoke https://a.example/1']);
  });

  it('shows the posts of selected words, and goes back to the whole page when asked', async () => {
    const asked: string[] = [];
    const platform = await open(
      createTestLibrary({
        find: async (page) => {
          asked.push(page.textSource);
          return createReady([createTestRelated()]);
        },
      }),
      createTestPlatform(),
      'panel',
    );
    await run(() => {
      platform.request({
        kind: 'selection',
        page: createPage({ url: 'https://a.example/1', text: '退款后的 GMV', textSource: 'selection' }),
      });
    });
    expect(one('page-bar').textContent).toContain('所选文字 退款后的 GMV');
    await click('whole-page');
    expect(asked).toEqual(['article', 'selection', 'article']);
  });

  it('starts a search that was asked for elsewhere', async () => {
    const platform = await open(createTestLibrary(), createTestPlatform(), 'panel');
    await run(() => {
      platform.request({ kind: 'search', query: '退款' });
    });
    expect(field().value).toBe('退款');
    expect(document.activeElement).toBe(field());
  });

  it('says when a newer version waits for it', async () => {
    const platform = await open(
      createTestLibrary(),
      createTestPlatform({ onUpdateAvailable: (listener) => listener('0.2.0') }),
      'panel',
    );
    expect(one('update').textContent).toContain('0.2.0');
    one('update').querySelector('button')?.click();
    expect(platform.log).toEqual(['update']);
  });
});

it('writes no style into elements: the security policy would drop it', async () => {
  await open();
  await click('expand');
  expect(document.querySelectorAll('[style]')).toHaveLength(0);
});
