import { expect, it } from 'vitest';
import { createImportStore } from '../../../../components/library/import/create-import-store.ts';
import type {
  ImportChoice,
  ImportPreview,
  ImportProgress,
  LibraryClient,
} from '../../../../utils/protocol/library-client.ts';
import { LibraryFailure } from '../../../../utils/protocol/library-failure.ts';
import { createTestLibrary, type Held, hold, settle } from '../create-test-clients.ts';

const FILE = new File(['{}'], 'result.json');

function createPreview(fields: Partial<ImportPreview> = {}): ImportPreview {
  return {
    importId: 'i1',
    fileNames: ['result.json'],
    format: 'telegram',
    newCount: 3,
    duplicates: { sameUrl: 0, sameText: 0, nearSameText: 0 },
    skipped: [],
    samples: [],
    choices: [],
    failures: [],
    suggestedName: '频道',
    ...fields,
  };
}

function createProgress(fields: Partial<ImportProgress> = {}): ImportProgress {
  return { importId: 'i1', state: 'writing', postsDone: 1, bytesDone: 10, bytesTotal: 30, ...fields };
}

function createHeldStore(parts: Partial<LibraryClient> = {}) {
  const previews: Held<ImportPreview>[] = [];
  const chosen: (Held<ImportPreview> & { choices: ImportChoice[] })[] = [];
  const runs: (Held<ImportProgress> & { name: string; onProgress(progress: ImportProgress): void })[] = [];
  const calls: string[] = [];
  const store = createImportStore(
    createTestLibrary({
      previewImport: () => {
        const held = hold<ImportPreview>();
        previews.push(held);
        return held.promise;
      },
      chooseForImport: (_id, choices) => {
        const held = hold<ImportPreview>();
        chosen.push({ ...held, choices });
        return held.promise;
      },
      runImport: (_id, name, onProgress) => {
        const held = hold<ImportProgress>();
        runs.push({ ...held, name, onProgress });
        return held.promise;
      },
      pauseImport: async (id) => void calls.push(`pause ${id}`),
      resumeImport: async (id) => void calls.push(`resume ${id}`),
      cancelImport: async (id) => void calls.push(`cancel ${id}`),
      ...parts,
    }),
  );
  return { store, previews, chosen, runs, calls };
}

it('looks into files, and writes nothing before it is told to', async () => {
  const { store, previews, runs } = createHeldStore();
  store.look([FILE]);
  expect(store.get()).toEqual({ kind: 'looking', fileNames: ['result.json'] });
  previews[0]?.resolve(createPreview());
  await settle();
  expect(store.get()).toMatchObject({ kind: 'preview', name: '频道', isBusy: false });
  expect(runs).toEqual([]);
});

it('drops the look into files that were chosen before newer ones', async () => {
  const { store, previews, calls } = createHeldStore();
  store.look([FILE]);
  store.look([FILE]);
  previews[1]?.resolve(createPreview({ importId: 'i2' }));
  await settle();
  previews[0]?.resolve(createPreview({ importId: 'i1' }));
  await settle();
  expect(store.get()).toMatchObject({ kind: 'preview', preview: { importId: 'i2' } });
  expect(calls).toEqual(['cancel i1']);
});

it('shows a choice at once, and the preview that belongs to the newest choice', async () => {
  const { store, previews, chosen } = createHeldStore();
  const choice = (value: string): ImportChoice => ({ kind: 'channel-name', chatId: '1', chatName: '频道', value });
  store.look([FILE]);
  previews[0]?.resolve(createPreview({ choices: [choice('')] }));
  await settle();
  store.choose([choice('@a')]);
  store.choose([choice('@b')]);
  expect(store.get()).toMatchObject({ choices: [{ value: '@b' }], isBusy: true });
  chosen[1]?.resolve(createPreview({ newCount: 2, choices: [choice('@b')] }));
  chosen[0]?.resolve(createPreview({ newCount: 1, choices: [choice('@a')] }));
  await settle();
  expect(store.get()).toMatchObject({ preview: { newCount: 2 }, choices: [{ value: '@b' }], isBusy: false });
});

it('imports under the name that was given, tells how far it is, and knows the source it made', async () => {
  const { store, previews, runs, calls } = createHeldStore();
  store.look([FILE]);
  previews[0]?.resolve(createPreview());
  await settle();
  store.rename('我的频道');
  store.run();
  await settle();
  expect(runs[0]?.name).toBe('我的频道');
  runs[0]?.onProgress(createProgress({ postsDone: 2 }));
  expect(store.get()).toMatchObject({ kind: 'running', progress: { postsDone: 2 } });
  store.pause();
  store.resume();
  expect(calls).toEqual(['pause i1', 'resume i1']);
  runs[0]?.resolve(createProgress({ state: 'done', postsDone: 3 }));
  await settle();
  expect(store.get()).toMatchObject({ kind: 'done', sourceId: 'i1', name: '我的频道', progress: { postsDone: 3 } });
});

it('says that it was cancelled, and that nothing is left', async () => {
  const { store, previews, runs, calls } = createHeldStore();
  store.look([FILE]);
  previews[0]?.resolve(createPreview());
  await settle();
  store.run();
  await settle();
  store.cancel();
  expect(calls).toEqual(['cancel i1']);
  runs[0]?.resolve(createProgress({ state: 'cancelled' }));
  await settle();
  expect(store.get()).toEqual({ kind: 'cancelled' });
});

it.each([
  [
    'a rejected call',
    (held: Held<ImportProgress>) => held.reject(new LibraryFailure({ code: 'quota-full', detail: {} })),
  ],
  [
    'an import that ends as failed',
    (held: Held<ImportProgress>) =>
      held.resolve(createProgress({ state: 'failed', error: { code: 'quota-full', detail: {} } })),
  ],
])('says what went wrong after %s', async (_, end) => {
  const { store, previews, runs } = createHeldStore();
  store.look([FILE]);
  previews[0]?.resolve(createPreview());
  await settle();
  store.run();
  await settle();
  const [held] = runs;
  if (!held) throw new Error('the import did not begin');
  end(held);
  await settle();
  expect(store.get()).toEqual({ kind: 'failed', error: { code: 'quota-full', detail: {} } });
});

it('lets go of a preview that the reader does not want', async () => {
  const { store, previews, calls } = createHeldStore();
  store.look([FILE]);
  previews[0]?.resolve(createPreview());
  await settle();
  store.cancel();
  expect(store.get()).toEqual({ kind: 'waiting' });
  expect(calls).toEqual(['cancel i1']);
});
