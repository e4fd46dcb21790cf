// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { parsePins, setPin } from '../../../../utils/protocol/pins.ts';
import {
  createReady,
  createTestLibrary,
  createTestPlatform,
  createTestPost,
  createTestRelated,
} from '../create-test-clients.ts';
import { all, click, one, openRelated } from '../open-app.tsx';

const library = () =>
  createTestLibrary({
    find: async () => createReady([createTestRelated()]),
    getPost: async (id) => (id === 'gone' ? null : createTestPost({ id, title: `帖子 ${id}` })),
  });

it('pins a post to the page, where it stands on top from then on, and takes it off again', async () => {
  const platform = createTestPlatform();
  await openRelated(library(), platform);
  await click('pin');
  expect(await platform.listPinned('https://a.example/1')).toEqual(['p1']);
  expect(one('pinned').textContent).toContain('1 篇钉在本页');
  expect(one('pinned-post').textContent).toContain('帖子 p1');
  expect(all('related-post')).toEqual([]);
  await click('unpin');
  expect(all('pinned')).toEqual([]);
  expect(all('related-post')).toHaveLength(1);
});

it('shows what was pinned before, without posts that have left the library', async () => {
  const platform = createTestPlatform();
  await platform.pinPost('https://a.example/1', 'gone', true);
  await platform.pinPost('https://a.example/1', 'p7', true);
  await platform.pinPost('https://a.example/2', 'p8', true);
  await openRelated(library(), platform);
  expect(all('pinned-post').map(({ dataset }) => dataset.postId)).toEqual(['p7']);
});

it('pins nothing in a private window: the page’s address would be kept', async () => {
  await openRelated(library(), createTestPlatform({ isPrivateWindow: async () => true }));
  expect(all('pin')).toEqual([]);
});

it('keeps a bounded number of pages, drops what is no pin, and each post once', () => {
  let pins = parsePins('nonsense');
  for (let i = 0; i < 1_200; i++) pins = setPin(pins, `https://a.example/${i}`, 'p', true);
  expect(pins).toHaveLength(1_000);
  pins = setPin(setPin(pins, 'https://b.example/', 'x', true), 'https://b.example/', 'x', true);
  expect(pins.at(-1)).toEqual({ pageUrl: 'https://b.example/', postIds: ['x'] });
  expect(setPin(pins, 'https://b.example/', 'x', false)).toHaveLength(999);
});
