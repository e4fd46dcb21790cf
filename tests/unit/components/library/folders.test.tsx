// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { FollowedFolder } from '../../../../utils/protocol/followed-folder.ts';
import type { FolderCheck, ImportPreview } from '../../../../utils/protocol/library-client.ts';
import { DEFAULT_SETTINGS } from '../../../../utils/protocol/settings.ts';
import { settle } from '../create-test-clients.ts';
import { all, click, one, openLibrary, TEST_SOURCE } from '../open-app.tsx';

const HANDLE = { name: '笔记' } as FileSystemDirectoryHandle;
const FOLDER: FollowedFolder = { sourceId: 's1', kind: 'folder', name: '笔记', handle: HANDLE, fileCount: 3 };
const SOURCE = { ...TEST_SOURCE, kind: 'folder', format: '', name: '笔记' } as const;
const PREVIEW: ImportPreview = {
  importId: 'i1',
  fileNames: ['笔记'],
  format: 'folder',
  newCount: 2,
  duplicates: { sameUrl: 0, sameText: 0, nearSameText: 0 },
  skipped: [],
  samples: [],
  choices: [{ kind: 'vanished', posts: 1, titles: ['选品'], isMost: false, isRemoved: true }],
  failures: [],
  suggestedName: '笔记',
  folder: {
    sourceId: 's1',
    kind: 'folder',
    isFirst: false,
    newFiles: 1,
    changedFiles: 1,
    vanishedFiles: 1,
    editedFiles: 1,
  },
};
const CHANGED: FolderCheck = { kind: 'changed', preview: PREVIEW };

/** A library that follows one thing, which each look finds in the next of these states. */
function following(checks: FolderCheck[], folder = FOLDER) {
  const calls: unknown[] = [];
  return {
    calls,
    parts: {
      listSources: async () => [SOURCE],
      listFolders: async () => [folder],
      checkFolder: async (id: string, given?: unknown) => {
        calls.push(given === undefined ? id : [id, given]);
        return checks.shift() ?? { kind: 'unchanged' as const, fileCount: 3, failures: [] };
      },
      cancelImport: async () => {},
    },
  };
}

describe('a followed folder, when the library page is opened', () => {
  it('is looked at, and what has changed is said above everything and leads to the preview', async () => {
    const { parts, calls } = following([CHANGED]);
    await openLibrary('?section=posts', parts);
    await settle();
    expect(calls).toEqual(['s1']);
    expect(one('folder-notice').textContent).toContain('“笔记”有变化：新增 1，改过 1，消失 1');
    await click('folder-notice-act');
    const preview = one('import-preview').textContent;
    expect(preview).toContain('新增 1，改过 1，消失 1');
    expect(preview).toContain('其中 1 个文件的帖子你在库里改过或删过');
    expect(one('choice-vanished').textContent).toContain('选品');
    expect(one('import-run').textContent).toBe('更新');
    expect(all('import-name')).toEqual([]);
    expect(all('folder-notice')).toEqual([]);
  });

  it('is left alone when the reader switched that off', async () => {
    const { parts, calls } = following([CHANGED]);
    await openLibrary('?section=posts', parts, {
      getSettings: async () => ({ ...DEFAULT_SETTINGS, checksFolders: false }),
    });
    await settle();
    expect(calls).toEqual([]);
  });

  it.each([
    ['gone', '找不到“笔记”了', '检查更新'],
    ['no-access', '浏览器重新启动后', '允许读取'],
  ] as const)('that is %s is said, with a button', async (kind, sentence, button) => {
    const { parts } = following([{ kind }]);
    const { platform } = await openLibrary('?section=posts', parts);
    await settle();
    expect(one('folder-notice').textContent).toContain(sentence);
    expect(one('folder-notice-act').textContent).toBe(button);
    await click('folder-notice-act');
    await settle();
    expect(platform.log).toContain('allow folder');
    expect(all('folder-notice')).toEqual([]);
  });
});

it('shows on demand under its source what the last look came to', async () => {
  const failure = { code: 'file-unreadable', detail: { file: '笔记/甲.md' } } as const;
  const { parts } = following([
    { kind: 'unchanged', fileCount: 3, failures: [] },
    { kind: 'unchanged', fileCount: 3, failures: [failure] },
  ]);
  await openLibrary('?section=sources', parts);
  await settle();
  expect(one('folder-line').textContent).toBe('检查更新没有变化，共 3 个文件');
  await click('folder-check');
  await settle();
  expect(one('folder-line').textContent).toContain('没有变化，共 3 个文件，1 个文件读不到');
});

it('has to be chosen again where no handle is kept, and says why', async () => {
  const { parts, calls } = following([], { ...FOLDER, handle: null });
  await openLibrary('?section=sources', parts);
  await settle();
  expect(calls).toEqual([]);
  expect(one('folder-line').textContent).toContain('不让扩展自己再打开文件夹');
  expect(one('folder-choose-again').getAttribute('type')).toBe('file');
});

describe('the browser’s bookmarks', () => {
  const BOOKMARKS: FollowedFolder = { sourceId: 's1', kind: 'bookmarks', name: '', handle: null, fileCount: 1 };
  const bookmark = { id: '7', title: '增长手册', url: 'https://a.example/', dateAdded: 0, folders: [] };

  it('are asked for by the click, and not followed when the reader says no', async () => {
    const { platform } = await openLibrary('?section=import', {}, { allowBookmarks: async () => false });
    await click('follow-bookmarks');
    await settle();
    expect(one('bookmarks-refused').textContent).toContain('没有得到读取书签的权限');
    expect(platform.log).toEqual([]);
  });

  it('are looked at when the page is opened, with the permission that was given', async () => {
    const { parts, calls } = following([], BOOKMARKS);
    await openLibrary('?section=sources', parts, { readBookmarks: async () => [bookmark] });
    await settle();
    expect(calls).toEqual([['s1', { kind: 'bookmarks', bookmarks: [bookmark] }]]);
  });

  it('whose permission was taken back are said to be, with a button that asks again', async () => {
    const { parts } = following([], BOOKMARKS);
    const { platform } = await openLibrary('?section=posts', parts, { readBookmarks: async () => null });
    await settle();
    expect(one('folder-notice').textContent).toContain('读取书签的权限已经取消');
    await click('folder-notice-act');
    expect(platform.log).toContain('allow bookmarks');
  });
});

it('undoes an update as a whole, and leaves the source', async () => {
  const undone: string[] = [];
  const { parts } = following([CHANGED]);
  await openLibrary('?section=sources', {
    ...parts,
    runImport: async () => ({
      importId: 'i1',
      state: 'done',
      postsDone: 2,
      bytesDone: 1,
      bytesTotal: 1,
      sourceId: 's1',
      undoToken: 'u7',
    }),
    undo: async (token) => void undone.push(token),
  });
  await settle();
  await click('folder-check');
  await click('import-run');
  await settle();
  expect(one('import-done').textContent).toContain('已更新，收入 2 篇');
  await click('import-undo');
  await settle();
  expect(undone).toEqual(['u7']);
});
