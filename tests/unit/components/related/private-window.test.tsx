// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  createReady,
  createTestLibrary,
  createTestPlatform,
  createTestPost,
  createTestRelated,
} from '../create-test-clients.ts';
import { all, click, one, openRelated } from '../open-app.tsx';

describe('a private window', () => {
  it('says so, and keeps neither a dismissal nor a page that the reader did not confirm', async () => {
    const calls: string[] = [];
    const library = createTestLibrary({
      find: async () => createReady([createTestRelated()]),
      clip: async (page) => {
        calls.push(`clip ${page.url}`);
        return { post: createTestPost(), undoToken: 'u1' };
      },
    });
    await openRelated(library, createTestPlatform({ isPrivateWindow: async () => true }));
    expect(one('private').textContent).toContain('不留记录');
    await click('dismiss'); // the test's library would fail at a dismissal
    expect(all('related-post')).toEqual([]);
    await click('clip');
    expect([calls, document.activeElement?.textContent]).toEqual([[], '仍要收藏']);
    await click('clip-cancel');
    expect(all('clip-question')).toEqual([]);
    await click('clip');
    await click('clip-anyway');
    expect(calls).toEqual(['clip https://a.example/1']);
    expect(all('clipped')).toHaveLength(1);
  });
});
