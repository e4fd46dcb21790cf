// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createPage } from '../../../../utils/page/page.ts';
import {
  addRecentPage,
  MOST_RECENT_PAGES,
  parseRecentPages,
  type RecentPage,
} from '../../../../utils/protocol/recent-page.ts';
import { DEFAULT_SETTINGS } from '../../../../utils/protocol/settings.ts';
import { createTestPlatform } from '../create-test-clients.ts';
import { all, click, one, openRelated } from '../open-app.tsx';

const BEFORE: RecentPage = {
  url: 'https://a.example/0',
  title: '上一页',
  posts: [{ id: 'p9', title: '那一篇', url: 'https://b.example/9' }],
};

describe('pages of this session', () => {
  it('are listed with their posts, without the one in front, and can be forgotten', async () => {
    const platform = createTestPlatform();
    await platform.rememberPage(BEFORE);
    await openRelated(undefined, platform, 'panel');
    expect((await platform.listRecentPages()).map(({ title }) => title)).toEqual(['一页', '上一页']);
    expect(all('recent-page').map(({ textContent }) => textContent)).toEqual(['上一页那一篇']);
    expect(one('recent').querySelector('summary')?.textContent).toBe('这次打开浏览器以来还读过 1 页');
    await click('recent-forget');
    expect(all('recent')).toEqual([]);
  });

  it.each([
    ['in a private window', { isPrivateWindow: async () => true }],
    ['when the reader does not want it', { getSettings: async () => ({ ...DEFAULT_SETTINGS, keepsRecent: false }) }],
  ])('are neither remembered nor listed %s', async (_, parts) => {
    const platform = createTestPlatform(parts);
    await platform.rememberPage(BEFORE);
    await openRelated(undefined, platform, 'panel');
    expect(await platform.listRecentPages()).toEqual([BEFORE]);
    expect(all('recent')).toEqual([]);
  });

  it('hold no passages and no files', async () => {
    const platform = createTestPlatform({
      readPage: async () => ({ kind: 'read', page: createPage({ url: 'file:///home/a.html' }), tabId: 1 }),
    });
    await openRelated(undefined, platform);
    expect(await platform.listRecentPages()).toEqual([]);
  });

  it('stand once each, newest first, and are bounded', () => {
    let pages: RecentPage[] = [];
    for (let i = 0; i < 50; i++) pages = addRecentPage(pages, { ...BEFORE, url: `https://a.example/${i % 40}` });
    expect(pages).toHaveLength(MOST_RECENT_PAGES);
    expect(pages[0]?.url).toBe('https://a.example/9');
    expect(new Set(pages.map(({ url }) => url)).size).toBe(MOST_RECENT_PAGES);
  });

  it('are read from the store as far as they are pages', () => {
    expect(parseRecentPages([BEFORE, { ...BEFORE, url: 'javascript:1' }, 7])).toEqual([BEFORE]);
    expect(parseRecentPages('x')).toEqual([]);
  });
});
