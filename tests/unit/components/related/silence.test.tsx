// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { UnreadableReason } from '../../../../utils/page/read-outcome.ts';
import type { SilentReason } from '../../../../utils/protocol/outcome.ts';
import {
  createReady,
  createSearched,
  createTestLibrary,
  createTestPage,
  createTestPlatform,
  createTestPost,
  createTestRelated,
} from '../create-test-clients.ts';
import { all, click, closeApp, mainState, one, openRelated, TEST_SOURCE, type } from '../open-app.tsx';

describe('silence', () => {
  const REASONS: SilentReason[] = ['nothing-related', 'page-too-short', 'library-empty', 'all-keywords-off'];

  it.each(REASONS)('explains itself: %s', async (reason) => {
    await openRelated(
      createTestLibrary({
        find: async () => ({ kind: 'silent', reason, keywords: [], postCount: 7, elapsedMs: 1 }),
      }),
    );
    expect(mainState()).toBe('silent');
    expect(one('silent').dataset.reason).toBe(reason);
    expect(one('silent').querySelector('p')?.textContent?.length).toBeGreaterThan(10);
  });

  it('offers to import when the library is empty', async () => {
    const platform = await openRelated(
      createTestLibrary({
        find: async () => ({ kind: 'silent', reason: 'library-empty', keywords: [], postCount: 0, elapsedMs: 1 }),
      }),
    );
    await click('open-import');
    expect(platform.log).toEqual(['library import']);
  });
});

describe('a page that cannot be read', () => {
  const REASONS: UnreadableReason[] = [
    'browser-page',
    'store-page',
    'pdf',
    'pdf-not-kept',
    'pdf-encrypted',
    'pdf-without-text',
    'pdf-too-large',
    'not-a-pdf',
    'view-source',
    'reader-view',
    'file-not-allowed',
    'not-allowed',
    'never-read',
    'loading',
    'discarded',
    'empty',
    'no-tab',
    'refused',
  ];

  it('has a sentence of its own for each reason', async () => {
    const sentences = new Set<string>();
    for (const reason of REASONS) {
      await openRelated(
        createTestLibrary(),
        createTestPlatform({ readPage: async () => ({ kind: 'unreadable', reason, url: '', tabId: null }) }),
      );
      expect(mainState()).toBe('unreadable');
      expect(one('unreadable').dataset.reason).toBe(reason);
      sentences.add(one('unreadable').querySelector('h2')?.textContent ?? '');
      sentences.add(one('unreadable').querySelector('p')?.textContent ?? '');
      closeApp();
    }
    expect(sentences.size).toBe(2 * REASONS.length);
  });

  it.each([
    ['the examples alone', [{ ...TEST_SOURCE, kind: 'bundled' as const }], ['examples-import']],
    ['posts of the reader', [TEST_SOURCE], ['open-import']],
    ['nothing', [], ['open-import']],
  ])('leads to the import once, over a library of %s', async (_library, sources, ways) => {
    await openRelated(
      createTestLibrary({ listSources: async () => sources }),
      createTestPlatform({ readPage: async () => ({ kind: 'unreadable', reason: 'refused', url: '', tabId: null }) }),
    );
    expect([...all('open-import'), ...all('examples-import')].map(({ dataset }) => dataset.testid)).toEqual(ways);
  });

  it('can be tried again', async () => {
    let tries = 0;
    await openRelated(
      createTestLibrary({ find: async () => createReady([createTestRelated()]) }),
      createTestPlatform({
        readPage: async () =>
          tries++ === 0
            ? { kind: 'unreadable', reason: 'loading', url: '', tabId: 1 }
            : { kind: 'read', page: createTestPage(1), tabId: 1 },
      }),
    );
    await click('retry');
    expect(mainState()).toBe('ready');
  });

  it('still lets the reader search', async () => {
    await openRelated(
      createTestLibrary({ search: async () => createSearched([createTestPost()]) }),
      createTestPlatform({
        readPage: async () => ({ kind: 'unreadable', reason: 'browser-page', url: '', tabId: null }),
      }),
    );
    await type('618');
    expect(all('search-result')).toHaveLength(1);
  });
});
