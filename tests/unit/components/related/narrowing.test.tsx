// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { groupPosts } from '../../../../components/related/narrow/narrow-posts.ts';
import { DEFAULT_SETTINGS } from '../../../../utils/protocol/settings.ts';
import {
  createReady,
  createTestLibrary,
  createTestPlatform,
  createTestPost,
  createTestRelated,
} from '../create-test-clients.ts';
import { all, click, one, openRelated, run } from '../open-app.tsx';

const POSTS = [
  createTestPost({ id: 'a', publishedAt: '2021-06-01', tags: ['大促'], sourceId: 's1' }),
  createTestPost({ id: 'b', publishedAt: '2021-11-11', tags: ['大促', '退款'], sourceId: 's2' }),
  createTestPost({ id: 'c', publishedAt: '2024-06-18T08:00:00Z', tags: [], sourceId: 's1' }),
  createTestPost({ id: 'd', publishedAt: '', tags: [], sourceId: 's1' }),
];
const library = () =>
  createTestLibrary({ find: async () => createReady(POSTS.map((post) => createTestRelated({ post }))) });
const shownIds = () => all('related-post').map(({ dataset }) => dataset.postId);

describe('what related posts can be narrowed by', () => {
  it('is what tells them apart: sources, tags, and every year from the first to the last', () => {
    expect(groupPosts(POSTS)).toEqual({
      sourceIds: ['s1', 's2'],
      tags: ['大促', '退款'],
      years: [
        { year: 2021, count: 2 },
        { year: 2022, count: 0 },
        { year: 2023, count: 0 },
        { year: 2024, count: 1 },
      ],
    });
  });

  it('is nothing when they are alike', () => {
    const alike = Array.from({ length: 5 }, (_, i) => createTestPost({ id: `${i}`, tags: ['同'] }));
    expect(groupPosts(alike)).toEqual({ sourceIds: [], tags: [], years: [] });
    expect(groupPosts([])).toEqual({ sourceIds: [], tags: [], years: [] });
  });
});

it('shows one year of the timeline, and all again', async () => {
  await openRelated(library());
  await expect.poll(shownIds).toEqual(['a', 'b', 'c', 'd']);
  expect(all('timeline-year').map((year) => year.getAttribute('title'))).toEqual([
    '2021 年，2 篇',
    '2022 年，0 篇',
    '2023 年，0 篇',
    '2024 年，1 篇',
  ]);
  await click('timeline-year', 3);
  expect(shownIds()).toEqual(['c']);
  await click('timeline-year', 3);
  expect(shownIds()).toEqual(['a', 'b', 'c', 'd']);
});

it('narrows by source and tag together', async () => {
  await openRelated(library());
  const choose = (testId: string, value: string) =>
    run(() => {
      const select = one(testId) as HTMLSelectElement;
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
  await expect.poll(shownIds).toHaveLength(4);
  await choose('narrow-tag', '大促');
  expect(shownIds()).toEqual(['a', 'b']);
  await choose('narrow-source', 's2');
  expect(shownIds()).toEqual(['b']);
});

it('is not there for few posts, or when the reader does not want it', async () => {
  await openRelated();
  expect(all('narrow')).toEqual([]);
  const getSettings = async () => ({ ...DEFAULT_SETTINGS, narrows: false });
  await openRelated(library(), createTestPlatform({ getSettings }));
  expect(all('narrow')).toEqual([]);
});
