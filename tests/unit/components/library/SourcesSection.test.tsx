// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { all, click, fill, one, openLibrary, submit, TEST_SOURCE } from '../open-app.tsx';

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
