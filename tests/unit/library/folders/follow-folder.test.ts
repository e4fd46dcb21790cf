import { describe, expect, it } from 'vitest';
import { ALL, listTitles, postsOf } from '../create-test-library.ts';
import { createTestFolder, follow, HANDLE, NOTES, openFollowing, previewOf, takeOver } from './test-folder.ts';

describe('following a folder', () => {
  it('shows what it holds as an import does, and makes a source of kind folder', async () => {
    const { library } = openFollowing(createTestFolder(NOTES));
    const check = await library.followFolder({ kind: 'handle', handle: HANDLE });
    expect(previewOf(check)).toMatchObject({
      fileNames: ['笔记'],
      newCount: 3,
      failures: [],
      suggestedName: '笔记',
      folder: { isFirst: true, newFiles: 3, changedFiles: 0, vanishedFiles: 0, editedFiles: 0 },
    });
    expect(await library.listSources()).toEqual([]);
    await takeOver(library, check);
    expect(await library.listSources()).toMatchObject([{ kind: 'folder', name: '笔记', postCount: 3, isOn: true }]);
    expect(await listTitles(library)).toEqual(['留存', '裂变', '选品']);
    expect(await library.listFolders()).toMatchObject([{ kind: 'folder', name: '笔记', fileCount: 3 }]);
  });

  it('reads nothing and says so when nothing has changed', async () => {
    const folder = createTestFolder(NOTES);
    const { library } = openFollowing(folder);
    const sourceId = await follow(library);
    folder.takeRead();
    expect(await library.checkFolder(sourceId)).toEqual({ kind: 'unchanged', fileCount: 3, failures: [] });
    expect(folder.takeRead()).toEqual([]);
  });

  it('takes over new, changed and vanished files, and one undo takes all of it back and offers it again', async () => {
    const folder = createTestFolder(NOTES);
    const { library } = openFollowing(folder);
    const sourceId = await follow(library);
    folder.write('增长/留存.md', '# 留存\n\n次日留存先看激活动作，七日留存看内容供给。\n\n#增长');
    folder.write('定价.md', '# 定价\n\n先定锚点价，再定主推款。');
    folder.remove('选品.txt');
    folder.takeRead();
    const check = await library.checkFolder(sourceId);
    expect(folder.takeRead().sort()).toEqual(['增长/留存.md', '定价.md']);
    expect(previewOf(check)).toMatchObject({
      newCount: 2,
      folder: { isFirst: false, newFiles: 1, changedFiles: 1, vanishedFiles: 1, editedFiles: 0 },
      choices: [{ kind: 'vanished', posts: 1, titles: ['选品'], isMost: false, isRemoved: true }],
    });
    const before = postsOf(await library.listPosts(ALL, 0, 99));
    const end = await takeOver(library, check);
    expect(await listTitles(library)).toEqual(['定价', '留存', '裂变'].sort());
    expect((await library.search('内容供给', 9)).posts).toHaveLength(1);
    expect(await library.listSources()).toMatchObject([{ kind: 'folder', postCount: 3 }]);
    expect(await library.checkFolder(sourceId)).toMatchObject({ kind: 'unchanged', fileCount: 3 });

    await library.undo(end.undoToken ?? '');
    expect(new Set(postsOf(await library.listPosts(ALL, 0, 99)))).toEqual(new Set(before));
    expect(previewOf(await library.checkFolder(sourceId))).toMatchObject({
      newCount: 2,
      folder: { newFiles: 1, changedFiles: 1, vanishedFiles: 1 },
    });
  });

  it('keeps the posts of vanished files when the reader says so, and does not ask again', async () => {
    const folder = createTestFolder(NOTES);
    const { library } = openFollowing(folder);
    const sourceId = await follow(library);
    folder.remove('选品.txt');
    await takeOver(library, await library.checkFolder(sourceId), false);
    expect(await listTitles(library)).toEqual(['留存', '裂变', '选品']);
    expect(await library.checkFolder(sourceId)).toMatchObject({ kind: 'unchanged', fileCount: 2 });
  });

  it('does not tick the deletion when most of the folder is gone at once', async () => {
    const folder = createTestFolder(NOTES);
    const { library } = openFollowing(folder);
    const sourceId = await follow(library);
    for (const path of folder.paths()) folder.remove(path);
    expect(previewOf(await library.checkFolder(sourceId)).choices).toMatchObject([
      { kind: 'vanished', posts: 3, isMost: true, isRemoved: false },
    ]);
  });

  it('takes a moved file for the same post', async () => {
    const folder = createTestFolder(NOTES);
    const { library } = openFollowing(folder);
    const sourceId = await follow(library);
    folder.move('增长/裂变.md', '归档/裂变.md');
    expect(await library.checkFolder(sourceId)).toMatchObject({ kind: 'unchanged' });
    expect(await listTitles(library)).toEqual(['留存', '裂变', '选品']);
    folder.remove('归档/裂变.md');
    expect(previewOf(await library.checkFolder(sourceId)).choices).toMatchObject([{ titles: ['裂变'] }]);
  });

  it('looks at a file that was only touched once, by its hash', async () => {
    const folder = createTestFolder(NOTES);
    const { library } = openFollowing(folder);
    const sourceId = await follow(library);
    folder.touch('选品.txt');
    folder.takeRead();
    expect(await library.checkFolder(sourceId)).toMatchObject({ kind: 'unchanged' });
    expect(folder.takeRead()).toEqual(['选品.txt']);
    expect(await library.checkFolder(sourceId)).toMatchObject({ kind: 'unchanged' });
    expect(folder.takeRead()).toEqual([]);
  });

  it('takes over tags alone, which are no part of a post’s id', async () => {
    const folder = createTestFolder(NOTES);
    const { library } = openFollowing(folder);
    const sourceId = await follow(library);
    folder.write('增长/裂变.md', `---\ntags: [邀请]\n---\n${NOTES['增长/裂变.md']}`);
    const check = await library.checkFolder(sourceId);
    expect(previewOf(check)).toMatchObject({ newCount: 1, folder: { changedFiles: 1, editedFiles: 0 } });
    const end = await takeOver(library, check);
    const tagged = () => library.listPosts({ query: '', tag: '邀请' }, 0, 9);
    expect(await tagged()).toMatchObject({ total: 1 });
    expect(await listTitles(library)).toEqual(['留存', '裂变', '选品']);
    await library.undo(end.undoToken ?? '');
    expect(await tagged()).toMatchObject({ total: 0 });
    expect(await listTitles(library)).toEqual(['留存', '裂变', '选品']);
  });

  it('keeps a post that the reader edited beside the file’s new text, and says so', async () => {
    const folder = createTestFolder(NOTES);
    const { library } = openFollowing(folder);
    const sourceId = await follow(library);
    const mine = postsOf(await library.listPosts({ query: '裂变' }, 0, 1))[0];
    await library.updatePost(mine?.id ?? '', { text: '我在库里写的一段。' });
    expect(await library.checkFolder(sourceId)).toMatchObject({ kind: 'unchanged' });
    folder.write('增长/裂变.md', '# 裂变\n\n奖励改成只给新客。');
    const check = await library.checkFolder(sourceId);
    expect(previewOf(check)).toMatchObject({ newCount: 1, folder: { changedFiles: 1, editedFiles: 1 } });
    await takeOver(library, check);
    const texts = postsOf(await library.listPosts(ALL, 0, 99)).map(({ text }) => text);
    expect(texts).toContain('我在库里写的一段。');
    expect(texts).toContain('奖励改成只给新客。');
    expect(texts).toHaveLength(4);
  });

  it('keeps tags that the reader gave a post when its file vanishes or changes', async () => {
    const folder = createTestFolder(NOTES);
    const { library } = openFollowing(folder);
    const sourceId = await follow(library);
    for (const query of ['裂变', '选品']) {
      const post = postsOf(await library.listPosts({ query }, 0, 1))[0];
      await library.updatePost(post?.id ?? '', { tags: ['我的'] });
    }
    folder.remove('选品.txt');
    folder.write('增长/裂变.md', `---\ntags: [邀请]\n---\n${NOTES['增长/裂变.md']}`);
    const check = await library.checkFolder(sourceId);
    expect(previewOf(check)).toMatchObject({ newCount: 0, choices: [], folder: { editedFiles: 2 } });
    await takeOver(library, check);
    expect(await library.checkFolder(sourceId)).toMatchObject({ kind: 'unchanged' });
    expect(await library.listPosts({ query: '', tag: '我的' }, 0, 9)).toMatchObject({ total: 2 });
  });

  it('does not bring back what the reader deleted while its file stays as it is', async () => {
    const folder = createTestFolder(NOTES);
    const { library } = openFollowing(folder);
    const sourceId = await follow(library);
    const post = postsOf(await library.listPosts({ query: '裂变' }, 0, 1))[0];
    await library.deletePosts([post?.id ?? '']);
    expect(await library.checkFolder(sourceId)).toMatchObject({ kind: 'unchanged' });
    expect(await listTitles(library)).toEqual(['留存', '选品']);
  });

  it('passes over what another source holds, and still takes over its later versions', async () => {
    const folder = createTestFolder(NOTES);
    const { library } = openFollowing(folder);
    const notes = [new File([NOTES['增长/裂变.md']], '裂变.md'), new File([NOTES['选品.txt']], '选品.txt')];
    const imported = await library.previewImport(notes, ['笔记/裂变.md', '笔记/选品.txt']);
    await library.runImport(imported.importId, '旧导入', () => {});
    const check = await library.followFolder({ kind: 'handle', handle: HANDLE });
    expect(previewOf(check)).toMatchObject({ newCount: 1, duplicates: { sameText: 2 } });
    const { sourceId = '' } = await takeOver(library, check);
    folder.write('增长/裂变.md', `${NOTES['增长/裂变.md']}补一句：奖励当天到账。`);
    expect(previewOf(await library.checkFolder(sourceId))).toMatchObject({ newCount: 1 });
  });
});

it('compares the files that were chosen again where no handle can be kept', async () => {
  const { library } = openFollowing(createTestFolder());
  const file = (text: string, name: string, lastModified: number) => new File([text], name, { lastModified });
  const files = [file(NOTES['增长/裂变.md'], '裂变.md', 1), file(NOTES['选品.txt'], '选品.txt', 2)];
  const paths = ['笔记/增长/裂变.md', '笔记/选品.txt'];
  const { sourceId = '' } = await takeOver(library, await library.followFolder({ kind: 'files', files, paths }));
  expect(await library.listFolders()).toMatchObject([{ name: '笔记', handle: null, fileCount: 2 }]);
  expect(await library.checkFolder(sourceId)).toEqual({ kind: 'no-access' });
  expect(await library.checkFolder(sourceId, { kind: 'files', files, paths })).toMatchObject({ kind: 'unchanged' });
  const later = [file('裂变改了一句话，奖励给新客。', '裂变.md', 3)];
  const check = await library.checkFolder(sourceId, { kind: 'files', files: later, paths: paths.slice(0, 1) });
  expect(previewOf(check)).toMatchObject({ newCount: 1, folder: { changedFiles: 1, vanishedFiles: 1 } });
});

it('follows bookmarks: folders are tags, and moving one between folders is a change', async () => {
  const { library } = openFollowing(createTestFolder());
  const bookmark = { id: '7', title: '增长手册', url: 'https://example.com/growth', dateAdded: 1_700_000_000_000 };
  const other = { id: '8', title: '扩展页', url: 'chrome://extensions', dateAdded: 0, folders: [] };
  const given = (folders: string[]) => ({ kind: 'bookmarks' as const, bookmarks: [{ ...bookmark, folders }, other] });
  const { sourceId = '' } = await takeOver(library, await library.followFolder(given(['运营', '增长'])));
  expect(await library.listSources()).toMatchObject([{ kind: 'bookmarks', name: '', postCount: 1 }]);
  expect(postsOf(await library.listPosts(ALL, 0, 9))).toMatchObject([
    { title: '增长手册', url: bookmark.url, tags: ['运营', '增长'], publishedAt: '2023-11-14T22:13:20Z' },
  ]);
  expect(await library.checkFolder(sourceId, given(['运营', '增长']))).toMatchObject({ kind: 'unchanged' });
  await takeOver(library, await library.checkFolder(sourceId, given(['归档'])));
  expect(postsOf(await library.listPosts(ALL, 0, 9))).toMatchObject([{ tags: ['归档'] }]);
  const none = await library.checkFolder(sourceId, { kind: 'bookmarks', bookmarks: [] });
  expect(previewOf(none).choices).toMatchObject([{ kind: 'vanished', titles: ['增长手册'] }]);
});
