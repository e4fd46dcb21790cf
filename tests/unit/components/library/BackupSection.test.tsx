// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { click, one, openLibrary } from '../open-app.tsx';

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

it('says how many posts an export could not read', async () => {
  await openLibrary('?section=backup', {
    exportLibrary: async () => ({ fileName: 'x.json', blob: new Blob(['x']), missingCount: 2 }),
  });
  await click('export-json');
  expect(document.querySelector('[data-testid=export-missing]')?.textContent).toContain('2 篇帖子没有导出');
});
