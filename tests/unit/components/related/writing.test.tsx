// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createPage, type Page } from '../../../../utils/page/page.ts';
import type { FindOutcome } from '../../../../utils/protocol/outcome.ts';
import { createReady, createTestLibrary, createTestPlatform, createTestRelated } from '../create-test-clients.ts';
import { all, click, mainState, one, openRelated, run } from '../open-app.tsx';

const URL_WRITTEN = 'https://a.example/1';
const paragraph = (text: string): Page => createPage({ url: URL_WRITTEN, text, textSource: 'paragraph' });
const SHORT: FindOutcome = { kind: 'silent', reason: 'page-too-short', keywords: [], postCount: 7, elapsedMs: 1 };

/** A panel on an allowed site with the setting on; `asked` holds what the library was asked about. */
async function openWriting(isOn = true) {
  const asked: string[] = [];
  const platform = createTestPlatform({
    getSiteAccess: async () => ({ site: 'a.example', isSiteAllowed: true, areAllAllowed: false }),
  });
  await platform.saveSettings({ followsWriting: isOn });
  const library = createTestLibrary({
    find: async (page) => {
      asked.push(page.text || page.title);
      return page.text === '短' ? SHORT : createReady([createTestRelated()]);
    },
  });
  await openRelated(library, platform, 'panel');
  const write = (text: string | null) => run(() => platform.write(text === null ? null : paragraph(text)));
  return { asked, platform, write };
}

describe('while the reader writes', () => {
  it('the paragraph is the query and the panel says so; when the caret leaves, the page is again', async () => {
    const { asked, write } = await openWriting();
    await write('退款以后的成交额');
    expect(one('page-bar').textContent).toContain('按你正在写的这一段 退款以后的成交额');
    await write('退款以后的成交额'); // the same again asks nothing
    await write(null);
    expect(one('page-bar').textContent).toContain('正在读 一页');
    await write(null);
    expect(asked).toEqual(['一页', '退款以后的成交额', '一页']);
  });

  it('nothing is listened to before the reader switches it on, and no more once it is off', async () => {
    const { asked, platform, write } = await openWriting(false);
    await write('没有打开');
    await run(() => (one('follow-writing') as HTMLInputElement).click());
    expect((await platform.getSettings()).followsWriting).toBe(true);
    await write('打开以后');
    await run(() => (one('follow-writing') as HTMLInputElement).click());
    await write('关掉以后');
    // A changed setting asks again about what is shown.
    expect(asked.filter((text, at) => text !== asked[at - 1])).toEqual(['一页', '打开以后', '一页']);
    expect(one('page-bar').textContent).toContain('正在读');
  });

  it('a page that changes its title does not take the paragraph away', async () => {
    const { platform, write } = await openWriting();
    await write('写到一半');
    await run(() => platform.turnPage());
    expect(one('page-bar').textContent).toContain('写到一半');
  });

  it('who asks for the whole page has it until the paragraph is another', async () => {
    const { asked, write } = await openWriting();
    await write('这一段');
    await click('whole-page');
    await write('这一段');
    expect(one('page-bar').textContent).toContain('一页');
    await write('这一段改了');
    expect(asked).toEqual(['一页', '这一段', '一页', '这一段改了']);
  });

  it('a paragraph of a few words is silent in words of its own', async () => {
    const { write } = await openWriting();
    await write('短');
    expect(mainState()).toBe('silent');
    expect(one('silent').textContent).toContain('这一段还太短');
  });

  it('a selection that was asked for stays, and so does what a paused panel shows', async () => {
    const { platform, write } = await openWriting();
    await click('pause');
    await write('停住的时候写的');
    expect(one('page-bar').textContent).toContain('一页');
    await click('pause');
    await run(() =>
      platform.request({
        kind: 'selection',
        page: createPage({ url: URL_WRITTEN, text: '选中的', textSource: 'selection' }),
      }),
    );
    await write('选了以后写的');
    expect(one('page-bar').textContent).toContain('所选文字 选中的');
    await click('whole-page');
    await write('又写了一段');
    expect(one('page-bar').textContent).toContain('又写了一段');
  });

  it('the paragraph is not saved as the page, and not remembered', async () => {
    const { platform, write } = await openWriting();
    await run(() => void platform.forgetRecentPages());
    await write('不要记住的一段');
    expect(all('clip')).toEqual([]);
    expect(JSON.stringify(await platform.listRecentPages())).not.toContain('不要记住');
  });

  it('the popup follows nothing and offers no switch', async () => {
    const platform = createTestPlatform({
      getSiteAccess: async () => ({ site: 'a.example', isSiteAllowed: true, areAllAllowed: true }),
    });
    await platform.saveSettings({ followsWriting: true });
    await openRelated(undefined, platform, 'popup');
    await run(() => platform.write(paragraph('弹窗开着的时候写的')));
    expect(one('page-bar').textContent).toContain('一页');
    expect(all('follow-writing')).toEqual([]);
  });
});
