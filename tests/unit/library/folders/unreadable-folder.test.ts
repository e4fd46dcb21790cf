import { describe, expect, it } from 'vitest';
import { ALL, listTitles, postsOf } from '../create-test-library.ts';
import { createTestFolder, follow, NOTES, openFollowing, previewOf, takeOver } from './test-folder.ts';

describe('a followed folder that cannot be read', () => {
  it('is gone, or closed to us: said, and nothing is touched', async () => {
    const folder = createTestFolder(NOTES);
    const { library } = openFollowing(folder);
    const sourceId = await follow(library);
    folder.state = 'gone';
    expect(await library.checkFolder(sourceId)).toEqual({ kind: 'gone' });
    folder.state = 'no-access';
    expect(await library.checkFolder(sourceId)).toEqual({ kind: 'no-access' });
    expect(await listTitles(library)).toEqual(['留存', '裂变', '选品']);
  });

  it('takes no folder below it that cannot be looked into for an empty one', async () => {
    const folder = createTestFolder(NOTES);
    const { library } = openFollowing(folder);
    const sourceId = await follow(library);
    folder.unreadable = ['增长'];
    expect(await library.checkFolder(sourceId)).toMatchObject({
      kind: 'unchanged',
      failures: [{ code: 'file-unreadable', detail: { place: '笔记/增长' } }],
    });
    folder.unreadable = [];
    expect(await library.checkFolder(sourceId)).toEqual({ kind: 'unchanged', fileCount: 3, failures: [] });
  });

  it('keeps the posts of a file whose bytes cannot be had, says which, and tries again', async () => {
    const folder = createTestFolder(NOTES);
    const { library } = openFollowing(folder);
    const sourceId = await follow(library);
    folder.write('增长/裂变.md', '# 裂变\n\n奖励改成只给新客。');
    folder.write('定价.md', '# 定价\n\n先定锚点价，再定主推款。');
    folder.lock('增长/裂变.md');
    const check = await library.checkFolder(sourceId);
    expect(previewOf(check)).toMatchObject({
      newCount: 1,
      failures: [{ code: 'file-unreadable', detail: { place: '笔记/增长/裂变.md' } }],
      folder: { changedFiles: 0 },
    });
    await takeOver(library, check);
    expect(await listTitles(library)).toEqual(['定价', '留存', '裂变', '选品'].sort());
    folder.unlock('增长/裂变.md');
    expect(previewOf(await library.checkFolder(sourceId))).toMatchObject({ newCount: 1, folder: { changedFiles: 1 } });
  });

  it('keeps the old posts when a file cannot be read between the look and the update', async () => {
    const folder = createTestFolder(NOTES);
    const { library } = openFollowing(folder);
    const sourceId = await follow(library);
    folder.write('增长/裂变.md', '# 裂变\n\n奖励改成只给新客。');
    folder.write('增长/留存.md', '# 留存\n\n只看七日。');
    const check = await library.checkFolder(sourceId);
    folder.lock('增长/裂变.md');
    await takeOver(library, check);
    const texts = postsOf(await library.listPosts(ALL, 0, 99)).map(({ text }) => text);
    expect(texts).toContain('邀请奖励给双方，新客的那份要大。');
    expect(texts).toContain('只看七日。');
    expect(texts).toHaveLength(3);
    folder.unlock('增长/裂变.md');
    expect(previewOf(await library.checkFolder(sourceId))).toMatchObject({ newCount: 1 });
  });

  it('does not let half a file take the place of a whole one', async () => {
    const folder = createTestFolder({ ...NOTES, 'a.json': '[{"title":"甲","text":"甲的正文，够长的一段"}]' });
    const { library } = openFollowing(folder);
    const sourceId = await follow(library);
    folder.write('a.json', '[{"title":"乙","text":"乙的正文，够长的一段"},{"title":"丙","te');
    const check = await library.checkFolder(sourceId);
    expect(check.kind).toBe('unchanged');
    expect(check).toMatchObject({ failures: [{ detail: { file: '笔记/a.json' } }] });
    expect(await listTitles(library)).toContain('甲');
  });
});
