import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareListing } from '../../../../utils/library/folders/compare-listing.ts';
import type { ListedFile } from '../../../../utils/library/store/folder-listing.ts';
import type { FolderFile } from '../../../../utils/library/store/folder-record.ts';
import { ALL, postsOf } from '../create-test-library.ts';
import { createTestFolder, follow, openFollowing, takeOver } from './test-folder.ts';

const path = fc.stringMatching(/^[ab](?:\/[ab]){0,2}$/);
const fact = fc.integer({ min: 0, max: 2 });
const known = fc.uniqueArray(
  fc.record({ path, size: fact, modified: fact }).map((file): FolderFile => ({ ...file, hash: '', posts: [] })),
  { selector: (file) => file.path },
);
const listed = fc.uniqueArray(
  fc.record({ path, size: fact, modified: fact }).map((file): ListedFile => ({ ...file, content: new Blob() })),
  { selector: (file) => file.path },
);

describe('compareListing', () => {
  it('puts every known and every listed file into exactly one part, and what nobody could look at is not vanished', () => {
    fc.assert(
      fc.property(known, listed, fc.array(path), (before, now, unreadable) => {
        const { same, toRead, vanished, unseen } = compareListing(before, now, unreadable);
        const paths = (files: readonly { path: string }[]) => files.map((file) => file.path);
        const knownToRead = toRead.flatMap((one) => one.known ?? []);
        expect(paths([...same, ...knownToRead, ...vanished, ...unseen]).sort()).toEqual(paths(before).sort());
        expect([...paths(same), ...toRead.map((one) => one.listed.path)].sort()).toEqual(paths(now).sort());
        for (const file of vanished) {
          expect(unreadable.some((each) => `${file.path}/`.startsWith(`${each}/`))).toBe(false);
        }
        for (const file of same) {
          expect(now).toContainEqual(
            expect.objectContaining({ path: file.path, size: file.size, modified: file.modified }),
          );
        }
      }),
    );
  });
});

describe('a folder that changes again and again', () => {
  const names = fc.constantFrom('甲.md', '乙.md', '丙/甲.md', '丙/丁.txt');
  const texts = fc.constantFrom('一', '二', '三', '四').map((word) => `# 题${word}\n\n正文${word.repeat(12)}。`);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('write' as const), name: names, text: texts }),
    fc.record({ kind: fc.constant('remove' as const), name: names }),
    fc.record({ kind: fc.constant('move' as const), name: names, to: names }),
    fc.record({ kind: fc.constant('touch' as const), name: names }),
    fc.record({ kind: fc.constant('update' as const) }),
  );

  it('leaves the library with what it holds now, whatever lay between, and undoing the last update with what was before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const folder = createTestFolder({ '甲.md': '# 题零\n\n正文零零零零零零零零。' });
        const { library } = openFollowing(folder);
        const sourceId = await follow(library);
        const held = async () =>
          postsOf(await library.listPosts(ALL, 0, 99))
            .map(({ title }) => title)
            .sort();
        const update = async () => {
          const before = await held();
          const check = await library.checkFolder(sourceId);
          if (check.kind !== 'changed') return;
          const { undoToken = '' } = await takeOver(library, check, true);
          const after = await held();
          await library.undo(undoToken);
          expect(await held()).toEqual(before);
          await takeOver(library, await library.checkFolder(sourceId), true);
          expect(await held()).toEqual(after);
        };
        for (const one of steps) {
          if (one.kind === 'write') folder.write(one.name, one.text);
          else if (one.kind === 'remove') folder.remove(one.name);
          else if (one.kind === 'move') folder.move(one.name, one.to);
          else if (one.kind === 'touch' && folder.paths().includes(one.name)) folder.touch(one.name);
          else if (one.kind === 'update') await update();
        }
        await update();
        const there = new Set(folder.titles());
        expect(await held()).toEqual([...there].sort());
        const [source] = await library.listSources();
        expect(source?.postCount ?? 0).toBe(there.size);
        expect(await library.checkFolder(sourceId)).toMatchObject({ kind: 'unchanged' });
      }),
      { numRuns: 40 },
    );
  });
});
