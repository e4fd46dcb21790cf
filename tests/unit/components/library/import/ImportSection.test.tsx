// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import type { ImportPreview } from '../../../../../utils/protocol/library-client.ts';
import { createTestPost } from '../../create-test-clients.ts';
import { all, click, fill, one, openLibrary, run, submit } from '../../open-app.tsx';

const CHAT_1 = { id: '1', name: '电商观察', type: 'public_channel', count: 9, isSelected: true };
const CHAT_2 = { id: '2', name: '老王', type: 'personal_chat', count: 8, isSelected: false };
const PREVIEW: ImportPreview = {
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
      chats: [CHAT_1, CHAT_2],
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
  await openLibrary('?section=import', { previewImport: async () => PREVIEW });
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
  await openLibrary('?section=import', { previewImport: async () => PREVIEW });
  await choose();
  expect(all('choice-channel-name').map((label) => label.querySelector('span')?.textContent)).toEqual([
    '“电商观察”的频道用户名',
  ]);
});

it('sends the choices and imports under the given name', async () => {
  const calls: unknown[] = [];
  await openLibrary('?section=import', {
    previewImport: async () => PREVIEW,
    chooseForImport: async (_id, choices) => {
      calls.push(choices[0]);
      return { ...PREVIEW, choices };
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
  expect(calls).toEqual([{ kind: 'chats', chats: [CHAT_1, { ...CHAT_2, isSelected: true }] }, '频道']);
  expect(one('import-done').textContent).toContain('导入了 2 篇');
});

it('offers nothing to import when there is nothing new', async () => {
  const cancelled: string[] = [];
  await openLibrary('?section=import', {
    previewImport: async () => ({ ...PREVIEW, newCount: 0 }),
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
      return PREVIEW;
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
      return PREVIEW;
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
  await run(() => answer.resolve(PREVIEW));
  await click('section-import');
  expect(all('import-preview')).toHaveLength(1);
});
