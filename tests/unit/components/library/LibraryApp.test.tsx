// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { readLibraryAddress } from '../../../../components/library/read-library-address.ts';
import type { ImportPreview } from '../../../../utils/protocol/library-client.ts';
import { createTestPost } from '../create-test-clients.ts';
import { all, click, one, openLibrary, run, TEST_SOURCE } from '../open-app.tsx';

async function fill(element: Element | null, value: string, event = 'change'): Promise<void> {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLSelectElement)) throw new Error('no field');
  await run(() => {
    element.value = value;
    element.dispatchEvent(new Event(event, { bubbles: true }));
  });
}

async function submit(form: HTMLElement | null): Promise<void> {
  await run(() => form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true })));
}

describe('addresses', () => {
  it.each([
    ['', { section: 'posts', query: '', postId: '' }],
    ['?section=import', { section: 'import', query: '', postId: '' }],
    ['?section=keep', { section: 'backup', query: '', postId: '' }],
    ['?section=nonsense&query=618%20GMV&post=p1', { section: 'posts', query: '618 GMV', postId: 'p1' }],
  ])('reads "%s"', (search, expected) => {
    expect(readLibraryAddress(search)).toEqual(expected);
  });

  it('follow the section that is looked at, so that a reload stays there', async () => {
    await openLibrary('');
    await click('section-backup');
    expect(readLibraryAddress(location.search).section).toBe('backup');
  });

  it('opens a single post, whole, and all of them on demand', async () => {
    await openLibrary('?post=p9', { getPost: async (id) => createTestPost({ id, title: '那一篇' }) });
    expect(all('library-post').map((card) => card.dataset.postId)).toEqual(['p9']);
    expect(all('whole-post')).toHaveLength(1);
    await click('all-posts');
    expect(all('library-post').map((card) => card.dataset.postId)).toEqual(['p1']);
  });
});

describe('sources', () => {
  it('shows kind, count, size and date', async () => {
    await openLibrary('?section=sources');
    expect(one('source').querySelector('.meta')?.textContent).toBe('Telegram 导出 · 1,204 篇 · 1.3 MB · 2026年9月12日');
  });

  it('switches a source off, renames it and deletes it with a way back', async () => {
    const calls: unknown[] = [];
    await openLibrary('?section=sources', {
      updateSource: async (id, change) => void calls.push([id, change]),
      deleteSource: async (id) => {
        calls.push(`delete ${id}`);
        return { undoToken: 'u' };
      },
    });
    expect(one('source-switch').getAttribute('aria-checked')).toBe('true');
    await click('source-switch');
    await click('source-rename');
    const form = document.querySelector('form');
    await fill(form?.querySelector('input') ?? null, '  电商  ', 'input');
    await submit(form);
    expect(document.activeElement).toBe(one('source-rename'));
    await click('source-delete');
    expect(calls).toEqual([['s1', { isOn: false }], ['s1', { name: '电商' }], 'delete s1']);
    expect(one('undo-bar').textContent).toContain('已删除来源“电商观察”');
  });

  it('does not offer to delete what comes with the extension', async () => {
    await openLibrary('?section=sources', { listSources: async () => [{ ...TEST_SOURCE, kind: 'bundled' }] });
    expect(all('source-delete')).toEqual([]);
  });
});

describe('import', () => {
  const preview: ImportPreview = {
    importId: 'i1',
    fileNames: ['result.json'],
    format: 'telegram',
    newCount: 2,
    duplicates: { sameUrl: 1, sameText: 2, nearSameText: 3 },
    skipped: [{ reason: 'service-message', place: 'result.json#1', sample: '频道已创建', count: 12 }],
    samples: [createTestPost()],
    choices: [
      {
        kind: 'chats',
        chats: [
          { id: '1', name: '电商观察', type: 'public_channel', count: 9, isSelected: true },
          { id: '2', name: '老王', type: 'personal_chat', count: 8, isSelected: false },
        ],
      },
      { kind: 'channel-name', chatId: '1', chatName: '电商观察', value: '' },
      { kind: 'channel-name', chatId: '2', chatName: '老王', value: '' },
    ],
    failures: [{ code: 'file-truncated', detail: { file: 'b.json', place: 'b.json@120', remedy: 'export-again' } }],
    suggestedName: '电商观察',
  };

  async function choose(): Promise<void> {
    await run(() => {
      const input = one('import-files');
      Object.defineProperty(input, 'files', { value: [new File(['{}'], 'result.json')] });
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }

  it('shows what was recognised, what is new, what is held already, what is skipped and what failed', async () => {
    await openLibrary('?section=import', { previewImport: async () => preview });
    await choose();
    const text = one('import-preview').textContent ?? '';
    for (const words of [
      'result.json',
      'Telegram 导出',
      '2 篇新帖子',
      '链接相同 1 篇，文字相同 2 篇，文字几乎相同 3 篇',
      '系统消息',
      '频道已创建',
      'b.json@120：文件不完整，中途断了；断开之前的内容可以导入。请重新导出一次再试。',
      '购物节疲劳',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('asks for the name of a channel that is chosen, and of no other', async () => {
    await openLibrary('?section=import', { previewImport: async () => preview });
    await choose();
    expect(all('choice-channel-name').map((label) => label.querySelector('span')?.textContent)).toEqual([
      '“电商观察”的频道用户名',
    ]);
  });

  it('sends the choices and imports under the given name', async () => {
    const calls: unknown[] = [];
    await openLibrary('?section=import', {
      previewImport: async () => preview,
      chooseForImport: async (_id, choices) => {
        calls.push(choices[0]);
        return { ...preview, choices };
      },
      runImport: async (importId, name) => {
        calls.push(name);
        return { importId, state: 'done', postsDone: 2, bytesDone: 1, bytesTotal: 1 };
      },
    });
    await choose();
    await run(() => one('choice-chats').querySelectorAll('input')[1]?.click());
    await fill(one('import-name'), '频道', 'input');
    one('import-run').focus();
    await submit(one('import-preview'));
    expect(document.activeElement).toBe(document.querySelector('main'));
    expect(calls).toEqual([{ kind: 'chats', chats: [{ ...CHAT_1 }, { ...CHAT_2, isSelected: true }] }, '频道']);
    expect(one('import-done').textContent).toContain('导入了 2 篇');
  });

  it('offers nothing to import when there is nothing new', async () => {
    const cancelled: string[] = [];
    await openLibrary('?section=import', {
      previewImport: async () => ({ ...preview, newCount: 0 }),
      cancelImport: async (id) => void cancelled.push(id),
    });
    await choose();
    expect(all('import-run')).toEqual([]);
    await click('import-cancel');
    expect(cancelled).toEqual(['i1']);
    expect(all('drop-zone')).toHaveLength(1);
  });

  it('takes files that are dropped anywhere on the page', async () => {
    const names: string[] = [];
    await openLibrary('?section=import', {
      previewImport: async (files) => {
        names.push(...files.map(({ name }) => name));
        return preview;
      },
    });
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(drop, 'dataTransfer', { value: { files: [new File(['x'], 'a.md')] } });
    await run(() => document.body.dispatchEvent(drop));
    expect(drop.defaultPrevented).toBe(true);
    expect(names).toEqual(['a.md']);
  });

  it('takes the files of a folder that is dropped, with their paths', async () => {
    const given: string[][] = [];
    await openLibrary('?section=import', {
      previewImport: async (_, paths) => {
        given.push(paths ?? []);
        return preview;
      },
    });
    const file = (fullPath: string) => ({
      isFile: true,
      isDirectory: false,
      fullPath,
      file: (take: (file: File) => void) => take(new File(['x'], fullPath)),
    });
    const folder = (fullPath: string, children: unknown[]) => ({
      isFile: false,
      isDirectory: true,
      fullPath,
      createReader() {
        const batches = [children, []];
        return { readEntries: (take: (entries: unknown[]) => void) => take(batches.shift() ?? []) };
      },
    });
    const vault = folder('/笔记', [file('/笔记/a.md'), folder('/笔记/2024', [file('/笔记/2024/大促.md')])]);
    const items = [vault, file('/b.md')].map((entry) => ({ webkitGetAsEntry: () => entry }));
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(drop, 'dataTransfer', { value: { files: [], items } });
    await run(() => document.body.dispatchEvent(drop));
    await vi.waitFor(() => expect(given).toEqual([['笔记/a.md', '笔记/2024/大促.md', 'b.md']]));
  });

  it('lets a folder be chosen', async () => {
    await openLibrary('?section=import', {});
    const input = one('import-folder');
    expect(input instanceof HTMLInputElement && input.webkitdirectory).toBe(true);
  });

  it('goes on while another part of the page is looked at', async () => {
    const answer = Promise.withResolvers<ImportPreview>();
    await openLibrary('?section=import', { previewImport: () => answer.promise });
    await choose();
    await click('section-sources');
    await run(() => answer.resolve(preview));
    await click('section-import');
    expect(all('import-preview')).toHaveLength(1);
  });

  const CHAT_1 = { id: '1', name: '电商观察', type: 'public_channel', count: 9, isSelected: true };
  const CHAT_2 = { id: '2', name: '老王', type: 'personal_chat', count: 8, isSelected: false };
});

describe('damage', () => {
  it('is said in one sentence each, on every section', async () => {
    await openLibrary('?section=backup', {
      listDamage: async () => ({ posts: 1, unindexed: 2_000, records: 3, isRebuilt: true, isCleared: false }),
    });
    const said = [...document.querySelectorAll('[data-testid=damage] p')].map((sentence) => sentence.textContent);
    expect(said.map((sentence) => sentence?.slice(0, 9))).toEqual([
      '帖子库的目录丢了，',
      '有 1 篇帖子的数',
      '2,000 篇帖子',
      '有 3 条记录（撤',
    ]);
  });

  it('that an export ran into is said beside it', async () => {
    await openLibrary('?section=backup', {
      exportLibrary: async () => ({ fileName: 'x.json', blob: new Blob(['x']), missingCount: 2 }),
    });
    await click('export-json');
    expect(document.querySelector('[data-testid=export-missing]')?.textContent).toContain('2 篇帖子没有导出');
  });
});

describe('export and snapshots', () => {
  it('hands over the file in the chosen format', async () => {
    const formats: string[] = [];
    const { platform } = await openLibrary('?section=backup', {
      exportLibrary: async (format) => {
        formats.push(format);
        return { fileName: 'pangzheng.zip', blob: new Blob(['x']), missingCount: 0 };
      },
    });
    await click('export-markdown');
    expect(formats).toEqual(['markdown']);
    expect(platform.log).toEqual(['save pangzheng.zip']);
  });

  it('asks before it goes back to a snapshot', async () => {
    const restored: string[] = [];
    await openLibrary('?section=backup', {
      listSnapshots: async () => [
        { id: 'n1', createdAt: '2026-11-21T09:00:00Z', postCount: 9, bytes: 900, reason: 'daily' },
      ],
      restoreSnapshot: async (id) => void restored.push(id),
    });
    expect(one('snapshot').textContent).toContain('每日');
    await click('snapshot-restore');
    expect(restored).toEqual([]);
    expect(document.activeElement).toBe(one('snapshot-confirm'));
    await click('snapshot-confirm');
    expect(restored).toEqual(['n1']);
    expect(document.activeElement).toBe(one('snapshot-restore'));
  });
});

describe('settings', () => {
  it('keeps concepts, one a line, and names the line that is wrong', async () => {
    const saved: unknown[] = [];
    await openLibrary('?section=settings', {
      listConcepts: async () => [{ concept: '涨粉', field: '', terms: ['粉丝', '起号'] }],
      saveConcepts: async (groups) => void saved.push(groups),
    });
    const field = one('concepts') as HTMLTextAreaElement;
    expect(field.value).toBe('涨粉：粉丝、起号');
    field.value = '涨粉：粉丝、起号\n大促 618';
    await click('concepts-save');
    expect(document.querySelector('[role=alert]')?.textContent).toContain('第 2 行');
    expect(saved).toEqual([]);
    field.value = '涨粉：粉丝、起号\n大促：618、双11';
    await click('concepts-save');
    expect(saved).toEqual([
      [
        { concept: '涨粉', terms: ['粉丝', '起号'] },
        { concept: '大促', terms: ['618', '双11'] },
      ],
    ]);
    expect(document.querySelector('[role=alert]')).toBeNull();
  });

  it('shows keys, sites and hidden posts, each with its way back', async () => {
    const undone: string[] = [];
    const { platform } = await openLibrary(
      '?section=settings',
      {
        listDismissals: async () => [
          { undoToken: 'd1', postId: 'p1', postTitle: '旧帖', pageUrl: null, createdAt: '2026-11-20' },
        ],
        undo: async (token) => void undone.push(token),
      },
      {
        listShortcuts: async () => [
          { command: 'search', key: 'Alt+Shift+F' },
          { command: 'clip', key: '' },
        ],
        listAllowedSites: async () => ({ sites: ['https://news.example.com'], areAllAllowed: false }),
      },
    );
    expect(one('shortcut-search').textContent).toBe('搜索帖子库Alt+Shift+F');
    expect(one('shortcut-clip').textContent).toContain('未设置');
    await click('revoke-site');
    expect(platform.log).toEqual(['revoke https://news.example.com']);
    await run(() => one('dismissal').querySelector('button')?.click());
    expect(undone).toEqual(['d1']);
  });
});
