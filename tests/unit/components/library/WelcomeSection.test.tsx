// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { createReady, createTestRelated } from '../create-test-clients.ts';
import { all, click, openLibrary } from '../open-app.tsx';

it('shows the posts of the example, and keeps the focus where the button was, which goes', async () => {
  await openLibrary('?section=welcome', { find: async () => createReady([createTestRelated()]) });
  await click('welcome-try');
  expect(all('welcome-try')).toEqual([]);
  expect(document.activeElement?.classList).toContain('welcome-answer');
  expect(document.activeElement?.querySelectorAll('[data-post-id]')).toHaveLength(1);
});
