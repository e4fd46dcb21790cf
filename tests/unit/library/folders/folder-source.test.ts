import { describe, expect, it } from 'vitest';
import { listTitles } from '../create-test-library.ts';
import { createTestFolder, follow, HANDLE, NOTES, openFollowing, previewOf, takeOver } from './test-folder.ts';

describe('the source of a followed folder', () => {
  it('is followed no longer when it is deleted, and again when that is undone', async () => {
    const { library } = openFollowing(createTestFolder(NOTES));
    const sourceId = await follow(library);
    const { undoToken } = await library.deleteSource(sourceId);
    expect(await library.listFolders()).toEqual([]);
    await library.undo(undoToken);
    expect(await library.listFolders()).toMatchObject([{ sourceId }]);
    expect(await library.checkFolder(sourceId)).toMatchObject({ kind: 'unchanged' });
  });

  it('is looked at for changes when the same folder is chosen once more', async () => {
    const folder = createTestFolder(NOTES);
    const { library } = openFollowing(folder);
    const sourceId = await follow(library);
    expect(await library.followFolder({ kind: 'handle', handle: HANDLE })).toMatchObject({ kind: 'unchanged' });
    folder.write('定价.md', '# 定价\n\n先定锚点价，再定主推款。');
    const check = await library.followFolder({ kind: 'handle', handle: HANDLE });
    expect(previewOf(check)).toMatchObject({ newCount: 1, folder: { sourceId, isFirst: false } });
  });

  it('is read again as a whole after an older state of the library was restored', async () => {
    const folder = createTestFolder(NOTES);
    const { library } = openFollowing(folder);
    const sourceId = await follow(library);
    await library.takeSnapshot();
    folder.write('定价.md', '# 定价\n\n先定锚点价，再定主推款。');
    await takeOver(library, await library.checkFolder(sourceId));
    const [snapshot] = (await library.listSnapshots()).filter(({ reason }) => reason === 'manual');
    await library.restoreSnapshot(snapshot?.id ?? '');
    expect(await listTitles(library)).toEqual(['留存', '裂变', '选品']);
    expect(previewOf(await library.checkFolder(sourceId))).toMatchObject({ newCount: 1, duplicates: { sameText: 3 } });
  });

  it('leaves no record behind when nothing can bring it back any more', async () => {
    const { library, world } = openFollowing(createTestFolder(NOTES));
    const end = await takeOver(library, await library.followFolder({ kind: 'handle', handle: HANDLE }));
    await library.undo(end.undoToken ?? '');
    expect(await library.listSources()).toEqual([]);
    expect(await world.store.readFolders()).toHaveLength(1);
    await library.maintain(0);
    expect(await world.store.readFolders()).toEqual([]);
  });
});
