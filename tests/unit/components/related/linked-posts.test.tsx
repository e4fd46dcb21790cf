// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { createPage } from '../../../../utils/page/page.ts';
import { DEFAULT_SETTINGS } from '../../../../utils/protocol/settings.ts';
import {
  createReady,
  createTestLibrary,
  createTestPlatform,
  createTestPost,
  createTestRelated,
} from '../create-test-clients.ts';
import { all, one, openRelated, run } from '../open-app.tsx';

const PAGE = createPage({
  url: 'https://a.example/1',
  articleLinks: ['https://a.example/2'],
  otherLinks: ['https://a.example/3'],
});

const createLinkedLibrary = (asked: (readonly string[])[]) =>
  createTestLibrary({
    find: async () => createReady([createTestRelated({ isCited: true })]),
    findLinked: async (urls) => {
      asked.push(urls);
      return [createTestPost({ id: 'p2', title: '链接到的一篇' })];
    },
  });

const readLinkingPage = async () => ({ kind: 'read' as const, page: PAGE, tabId: 1 });

it('counts the page’s links that are in the library, and lists their posts when asked', async () => {
  const asked: (readonly string[])[] = [];
  await openRelated(createLinkedLibrary(asked), createTestPlatform({ readPage: readLinkingPage }));
  expect(asked).toEqual([['https://a.example/2', 'https://a.example/3']]);
  expect(one('linked').textContent).toBe('本页有 1 个链接在库中');
  await run(() => {
    const linked = one('linked') as HTMLDetailsElement;
    linked.open = true;
    linked.dispatchEvent(new Event('toggle'));
  });
  expect(one('linked-post').textContent).toContain('链接到的一篇');
});

it('says of a related post that the page cites it', async () => {
  await openRelated(createLinkedLibrary([]), createTestPlatform({ readPage: readLinkingPage }));
  expect(one('cited').textContent).toBe('本文已引用');
});

it('says nothing of links when there are none, or when the reader does not want it', async () => {
  await openRelated();
  expect(all('linked')).toEqual([]);
  const asked: (readonly string[])[] = [];
  const getSettings = async () => ({ ...DEFAULT_SETTINGS, marksLinks: false });
  await openRelated(createLinkedLibrary(asked), createTestPlatform({ readPage: readLinkingPage, getSettings }));
  expect(all('linked')).toEqual([]);
});
