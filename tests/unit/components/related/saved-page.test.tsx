// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { Post } from '../../../../utils/post/post.ts';
import {
  createReady,
  createTestLibrary,
  createTestPage,
  createTestPlatform,
  createTestPost,
  createTestRelated,
  type Held,
  hold,
} from '../create-test-clients.ts';
import { all, click, closeApp, one, openRelated, press, run } from '../open-app.tsx';

const SAVED = createTestPost({ id: 'c1', title: '一页', url: 'https://a.example/1', text: '正文' });

function createSavingLibrary(calls: unknown[]) {
  let isHeld = false;
  return {
    hold() {
      isHeld = true;
    },
    library: createTestLibrary({
      find: async () => createReady([]),
      findByUrl: async () => (isHeld ? SAVED : null),
      updatePost: async (id, change) => {
        calls.push([id, change]);
        return { post: { ...SAVED, id: 'c2' }, undoToken: 'edit' };
      },
      undo: async (token) => void calls.push(token),
    }),
  };
}

it('a page saved by the key shows itself, takes tags and a note, and both are taken back at once', async () => {
  const calls: unknown[] = [];
  const { library, hold } = createSavingLibrary(calls);
  const platform = await openRelated(library);
  await run(() => platform.request({ kind: 'saving' }));
  expect(one('saving').textContent).toBe('正在收藏…');
  hold();
  await run(() => platform.request({ kind: 'saved', undoToken: 'clip' }));
  expect(all('saving')).toEqual([]);
  expect(one('undo-bar').textContent).toContain('已收藏《一页》');
  for (const [field, value] of [
    ['saved-tags', '#大促 电商'],
    ['saved-note', '战报口径'],
  ] as const) {
    const input = one(field);
    if (input instanceof HTMLInputElement) input.value = value;
  }
  await run(() => one('saved-form').dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true })));
  expect(calls).toEqual([['c1', { tags: ['大促', '电商'], text: '备注：战报口径\n正文' }]]);
  await click('undo');
  expect(calls.slice(1)).toEqual(['edit', 'clip']);
});

it('the news of a save is not lost when the library tells of its change in the middle of it', async () => {
  const looks: Held<Post | null>[] = [];
  const library = createTestLibrary({
    find: async () => createReady([]),
    findByUrl: () => {
      const held = hold<Post | null>();
      looks.push(held);
      return held.promise;
    },
  });
  const platform = await openRelated(library);
  await run(() => looks[0]?.resolve(null));
  await run(() => platform.request({ kind: 'saved', undoToken: 'clip' }));
  await run(() => library.change());
  for (const look of looks) await run(() => look.resolve(SAVED));
  expect(all('saved-form')).toHaveLength(1);
  expect(one('undo-bar').textContent).toContain('已收藏《一页》');
});

it('the news of a save may come before this surface sees the post', async () => {
  const { library, hold } = createSavingLibrary([]);
  const platform = await openRelated(library);
  await run(() => platform.request({ kind: 'saving' }));
  await run(() => platform.request({ kind: 'saved', undoToken: 'clip' }));
  expect(all('saved-form')).toEqual([]);
  hold();
  await run(() => library.change());
  expect(all('saved-form')).toHaveLength(1);
  expect(one('undo-bar').textContent).toContain('已收藏《一页》');
});

it('a page that cannot be read is no longer said to be on its way', async () => {
  const readPage = async () => ({ kind: 'unreadable', reason: 'empty', url: '', tabId: 1 }) as const;
  const platform = await openRelated(createTestLibrary(), createTestPlatform({ readPage }));
  await run(() => platform.request({ kind: 'saving' }));
  expect(all('saving')).toHaveLength(1);
  await run(() => platform.request({ kind: 'not-saved', error: null }));
  expect([...all('saving'), ...all('undo-bar')]).toEqual([]);
});

it('a page that the background could not read and the popup can is saved by the popup', async () => {
  const clipped: string[] = [];
  const library = createTestLibrary({
    find: async () => createReady([]),
    clip: async (page) => {
      clipped.push(page.title);
      return { post: createTestPost({ title: page.title }), undoToken: 'clip' };
    },
  });
  const platform = await openRelated(library);
  await run(() => platform.request({ kind: 'saving' }));
  await run(() => platform.request({ kind: 'not-saved', error: null }));
  expect(clipped).toEqual(['一页']);
  expect(all('saving')).toEqual([]);
});

it('says why a page could not be saved', async () => {
  const platform = await openRelated(createTestLibrary({ find: async () => createReady([]) }));
  await run(() => platform.request({ kind: 'not-saved', error: { code: 'quota-full', detail: {} } }));
  expect(one('undo-bar').textContent).toContain('磁盘空间不够');
});

it('Esc leaves the form and not the popup', async () => {
  const { library, hold } = createSavingLibrary([]);
  hold();
  const platform = await openRelated(library);
  await run(() => platform.request({ kind: 'saved', undoToken: 'clip' }));
  await press('Escape', one('saved-tags'));
  expect(all('saved-form')).toEqual([]);
  expect(platform.log).toEqual([]);
});

it('the popup closes when the panel has taken over, and stays when it was opened for something', async () => {
  const first = await openRelated(createTestLibrary(), createTestPlatform({ handOverToPanel: async () => {} }));
  expect(first.log).toEqual(['close']);
  closeApp();
  const asked = createTestPlatform({
    handOverToPanel: async () => {},
    onOpenRequest: (listener) => listener({ kind: 'search', query: '' }),
  });
  await openRelated(createTestLibrary(), asked);
  expect(asked.log).toEqual([]);
});

it('the way back from a dismissal names its page and goes with it', async () => {
  let number = 0;
  const platform = await openRelated(
    createTestLibrary({
      find: async () => createReady([createTestRelated()]),
      dismiss: async () => ({ undoToken: 'u' }),
    }),
    createTestPlatform({ readPage: async () => ({ kind: 'read', page: createTestPage(++number), tabId: 1 }) }),
    'panel',
  );
  await click('dismiss');
  expect(one('undo-bar').textContent).toContain('不再显示《购物节疲劳》，只在《第 1 页》这一页');
  await run(() => platform.turnPage());
  expect(all('undo-bar')).toEqual([]);
});

it('chips keep their places when the library changed under the same page', async () => {
  let terms = ['GMV', '618'];
  const library = createTestLibrary({ find: async () => createReady([], terms) });
  await openRelated(library);
  terms = ['618', 'GMV', '天猫'];
  await run(() => library.change());
  expect(all('keyword-chip').map((chip) => chip.textContent)).toEqual(['GMV', '618']);
});

it('what came nearest is there for who unfolds it', async () => {
  await openRelated(
    createTestLibrary({
      find: async () => ({
        kind: 'silent',
        reason: 'nothing-related',
        keywords: [{ term: '番茄', weight: 1 }],
        nearest: createTestRelated(),
        postCount: 7,
        elapsedMs: 1,
      }),
    }),
  );
  expect(one('nearest').hasAttribute('open')).toBe(false);
  expect(one('nearest').querySelector('summary')?.textContent).toBe('最接近的一篇是《购物节疲劳》');
  await click('search-keyword');
  expect((one('search-field') as HTMLInputElement).value).toBe('番茄');
});

it('the examples are named as such, and go with one click that can be taken back', async () => {
  const changes: unknown[] = [];
  const examples = {
    id: 'bundled',
    kind: 'bundled' as const,
    name: '',
    format: '',
    postCount: 7,
    textBytes: 1,
    createdAt: '',
    isOn: true,
  };
  const platform = await openRelated(
    createTestLibrary({
      find: async () => createReady([createTestRelated()]),
      listSources: async () => [examples],
      updateSource: async (id, change) => void changes.push([id, change]),
    }),
  );
  expect(document.querySelector('.meta')?.textContent).toContain('示例帖子');
  expect(one('examples').textContent).toContain('7 篇示例帖子');
  await click('examples-import');
  await click('examples-remove');
  await click('undo');
  expect(platform.log).toEqual(['library import']);
  expect(changes).toEqual([
    ['bundled', { isOn: false }],
    ['bundled', { isOn: true }],
  ]);
});

it('keys inside: / searches, ? shows all keys, Esc folds an open post before it closes', async () => {
  const platform = await openRelated(
    createTestLibrary({ find: async () => createReady([createTestRelated()]) }),
    createTestPlatform({ listShortcuts: async () => [{ command: 'search', key: 'Alt+Shift+J' }] }),
  );
  await press('/', one('expand'));
  expect(document.activeElement).toBe(one('search-field'));
  await click('expand');
  await press('Escape', one('expand'));
  expect(all('whole-post')).toEqual([]);
  await click('expand');
  await press('Escape');
  expect(all('whole-post')).toEqual([]);
  expect(platform.log).toEqual([]);
  await press('Escape');
  expect(platform.log).toEqual(['close']);
});
