// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createSearched, createTestLibrary, createTestPost } from '../create-test-clients.ts';
import { openRelated, press, run, searchField, type } from '../open-app.tsx';

describe('with an input method', () => {
  const posts = [createTestPost({ title: '甲', url: 'https://a.example/甲' })];
  const library = () => createTestLibrary({ search: async () => createSearched(posts, 30) });

  async function compose(value: string): Promise<void> {
    await run(() => {
      searchField().dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      searchField().value = value;
      searchField().dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    });
  }

  async function commit(value: string, order: 'chromium' | 'firefox'): Promise<void> {
    const input = () =>
      searchField().dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: order === 'chromium' }));
    await run(() => {
      searchField().value = value;
      if (order === 'chromium') input();
      searchField().dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: value }));
      if (order === 'firefox') input();
    });
  }

  it.each(['chromium', 'firefox'] as const)('searches what was committed, once, in the order of %s', async (order) => {
    const asked: string[] = [];
    await openRelated(
      createTestLibrary({
        search: async (query) => {
          asked.push(query);
          return createSearched([]);
        },
      }),
    );
    await compose("tui'kuan");
    expect(asked).toEqual([]);
    await commit('退款', order);
    expect(asked).toEqual(['退款']);
  });

  it('gives Enter, Esc and the arrows to the input method', async () => {
    const platform = await openRelated(library());
    await type('甲');
    await compose('甲yi');
    for (const key of ['Enter', 'Escape', 'ArrowDown']) {
      expect((await press(key, searchField(), { isComposing: true })).defaultPrevented).toBe(false);
    }
    expect(platform.log).toEqual([]);
    expect(document.activeElement).toBe(searchField());
  });

  it('gives it the key that ends a composition where the browser tells the end first', async () => {
    const platform = await openRelated(library());
    await compose('jia');
    await commit('甲', 'chromium');
    await press('Enter', searchField(), { keyCode: 229 } as KeyboardEventInit);
    expect(platform.log).toEqual([]);
  });

  it('does not write into the field while something is composed', async () => {
    const changing = library();
    await openRelated(changing);
    await compose('tui');
    await run(() => {
      changing.change();
    });
    expect(searchField().value).toBe('tui');
  });
});
