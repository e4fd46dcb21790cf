// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createPage } from '../../../../utils/page/page.ts';
import {
  createReady,
  createTestLibrary,
  createTestPage,
  createTestPlatform,
  createTestRelated,
} from '../create-test-clients.ts';
import { all, click, one, openRelated, run, searchField } from '../open-app.tsx';

describe('keys', () => {
  it('shows the keys that the browser reports', async () => {
    await openRelated(
      createTestLibrary(),
      createTestPlatform({
        listShortcuts: async () => [
          { command: 'open-popup', key: 'Alt+Shift+K' },
          { command: 'search', key: '' },
        ],
      }),
    );
    expect(one('shortcut').textContent).toBe('下次可以按 Alt+Shift+K');
  });

  it('says when none is assigned, and leads to where it is set', async () => {
    const platform = await openRelated();
    expect(one('shortcut').textContent).toContain('还没有设置打开旁征的快捷键');
    await click('shortcut-settings');
    expect(platform.log).toEqual(['shortcuts']);
  });
});

describe('the side panel', () => {
  it('follows the active tab, and stays where it is while paused', async () => {
    let number = 0;
    const platform = await openRelated(
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
    const platform = await openRelated(
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
    const platform = await openRelated(
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
    const platform = await openRelated(
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
    const platform = await openRelated(createTestLibrary(), createTestPlatform(), 'panel');
    await run(() => {
      platform.request({ kind: 'search', query: '退款' });
    });
    expect(searchField().value).toBe('退款');
    expect(document.activeElement).toBe(searchField());
  });

  it('says when a newer version waits for it', async () => {
    const platform = await openRelated(
      createTestLibrary(),
      createTestPlatform({ onUpdateAvailable: (listener) => listener('0.2.0') }),
      'panel',
    );
    expect(one('update').textContent).toContain('0.2.0');
    one('update').querySelector('button')?.click();
    expect(platform.log).toEqual(['update']);
  });
});
