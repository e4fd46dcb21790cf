// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { LibraryFailure } from '../../../../utils/protocol/library-failure.ts';
import { createReady, createTestLibrary, createTestRelated } from '../create-test-clients.ts';
import { all, click, one, openRelated } from '../open-app.tsx';

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
