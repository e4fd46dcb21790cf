// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Page } from '../../../../utils/page/page.ts';
import {
  createReady,
  createTestLibrary,
  createTestPage,
  createTestPlatform,
  createTestPost,
} from '../create-test-clients.ts';
import { all, click, one, openRelated, run } from '../open-app.tsx';

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
    await openRelated(library);
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
    await openRelated(library, platform);
    expect(platform.marks).toEqual(['1 true']);
    expect(asked).toEqual(['https://a.example/canonical', 'https://a.example/1']);
    expect(one('clipped').textContent).toBe('已收藏');
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
    await openRelated(library);
    await click('unclip');
    expect(one('clip').textContent).toBe('收藏本页');
    expect(one('undo-bar').textContent).toContain('已删除《旧页》');
    await click('undo');
    await run(() => library.change());
    expect(one('clipped').textContent).toBe('已收藏');
  });

  it('is not taken out when it came with an import', async () => {
    await openRelated(
      createTestLibrary({ find: async () => createReady([]), findByUrl: async () => createTestPost() }),
    );
    expect(all('clipped')).toHaveLength(1);
    expect(all('unclip')).toEqual([]);
  });
});
