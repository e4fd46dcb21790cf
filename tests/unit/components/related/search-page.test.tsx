// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { createQueryPage } from '../../../../utils/page/create-query-page.ts';
import type { FindOutcome } from '../../../../utils/protocol/outcome.ts';
import {
  createReady,
  createSearched,
  createTestLibrary,
  createTestPlatform,
  createTestPost,
  createTestRelated,
} from '../create-test-clients.ts';
import { all, click, one, openRelated } from '../open-app.tsx';

const readResults = async () => ({
  kind: 'read' as const,
  page: createQueryPage('https://www.baidu.com/s?wd=退款率', '退款率'),
  tabId: 1,
});
const SILENT: FindOutcome = {
  kind: 'silent',
  reason: 'nothing-related',
  keywords: [],
  postCount: 7,
  elapsedMs: 1,
};
const HOLDING = createTestPost({ id: 'p2', title: '退款率是真相' });

it('answers a page of search results with typed search and related posts, and says by what', async () => {
  const queries: string[] = [];
  const library = createTestLibrary({
    search: async (query) => {
      queries.push(query);
      return createSearched([HOLDING], 9);
    },
    find: async () => createReady([createTestRelated({ post: HOLDING }), createTestRelated()]),
  });
  await openRelated(library, createTestPlatform({ readPage: readResults }));
  expect(one('page-bar').textContent).toContain('按搜索词 退款率');
  expect(all('clip')).toEqual([]);
  expect(all('whole-page')).toEqual([]);
  expect(queries).toEqual(['退款率']);
  expect(all('typed-match').map(({ dataset }) => dataset.postId)).toEqual(['p2']);
  // A post stands in one list alone.
  expect(all('related-post').map(({ dataset }) => dataset.postId)).toEqual(['p1']);
  await click('all-matches');
  expect((one('search-field') as HTMLInputElement).value).toBe('退款率');
});

it('is not silent while typed search has found something', async () => {
  const found = createTestLibrary({ search: async () => createSearched([HOLDING]), find: async () => SILENT });
  await openRelated(found, createTestPlatform({ readPage: readResults }));
  expect(all('typed-match')).toHaveLength(1);
  expect(all('silent')).toEqual([]);
});

it('is silent when neither found anything', async () => {
  await openRelated(createTestLibrary({ find: async () => SILENT }), createTestPlatform({ readPage: readResults }));
  expect(all('typed-matches')).toEqual([]);
  expect(one('silent').dataset.reason).toBe('nothing-related');
});
