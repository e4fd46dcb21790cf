// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { click, one, openLibrary } from '../../open-app.tsx';

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
