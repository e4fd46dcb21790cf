// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { createTestLibrary } from '../create-test-clients.ts';
import { all, click, one, openRelated, run } from '../open-app.tsx';

it('says that the browser removed the library while this page was open', async () => {
  let isCleared = false;
  let asked = 0;
  const library = createTestLibrary({
    listDamage: async () => {
      asked++;
      return { posts: 0, unindexed: 0, records: 0, isRebuilt: false, isCleared };
    },
    forgetDamage: async () => {},
  });
  await openRelated(library);
  expect(asked).toBe(0); // nothing is asked before the first answer
  isCleared = true;
  await run(() => library.change());
  expect(one('damage').textContent).toContain('浏览器清除了帖子库');
  await click('damage-forget');
  expect(all('damage')).toEqual([]);
});
