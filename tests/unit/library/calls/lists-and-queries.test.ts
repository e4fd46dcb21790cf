import { describe, expect, it } from 'vitest';
import { createPage } from '../../../../utils/page/page.ts';
import {
  ALL,
  createFilePosts,
  createTestBrowser,
  createTestWorld,
  importPosts,
  openTestLibrary,
  postsOf,
} from '../create-test-library.ts';

describe('the library as it answers', () => {
  it('shows what a search found as the search shows it', async () => {
    const library = openTestLibrary(createTestWorld());
    await importPosts(library, createFilePosts(3));
    const listed = await library.listPosts({ query: 'word1' }, 0, 9);
    expect(listed.posts).toEqual((await library.search('word1', 9)).posts);
    expect(listed.posts[0]?.excerpt.marks.length).toBeGreaterThan(0);
  });

  it('leaves posts of a source that is off out of search, not out of the list', async () => {
    const library = openTestLibrary(createTestWorld());
    const id = await importPosts(library, createFilePosts(3));
    await library.updateSource(id, { isOn: false, name: '关掉的' });
    expect((await library.search('word1', 5)).total).toBe(0);
    expect((await library.listPosts(ALL, 0, 9)).total).toBe(3);
    expect((await library.listPosts({ query: 'word1' }, 0, 9)).total).toBe(1);
    expect(await library.listSources()).toMatchObject([{ name: '关掉的', isOn: false, postCount: 3 }]);
  });

  it('lists by source, tag, year and words, and counts tags and years', async () => {
    const library = openTestLibrary(createTestWorld());
    await importPosts(library, createFilePosts(20));
    const other = await importPosts(library, createFilePosts(2, 100), 'other');
    expect(await library.listFacets()).toMatchObject({
      tags: [
        { tag: '单数', count: 11 },
        { tag: '双数', count: 11 },
      ],
    });
    expect((await library.listPosts({ query: '', sourceId: other }, 0, 9)).total).toBe(2);
    expect(
      postsOf(await library.listPosts({ query: '', tag: '双数', year: 2012 }, 0, 9)).map(({ title }) => title),
    ).toEqual(['第2篇 title2']);
    const years = postsOf(await library.listPosts(ALL, 0, 99)).map(({ publishedAt }) => publishedAt.slice(0, 4));
    expect(years).toEqual(years.toSorted().reverse());
  });

  it('finds the posts that a page links to, in its order, whatever says where a visitor comes from', async () => {
    const library = openTestLibrary(createTestWorld());
    const posts = createFilePosts(4).map((post, i) => ({ ...post, url: `https://a.example/${i}` }));
    const id = await importPosts(library, posts);
    const links = [
      'https://a.example/3?utm_source=x',
      'https://b.example/',
      'javascript:1',
      'https://a.example/1#part',
    ];
    const find = async () => (await library.findLinked(links)).map(({ url }) => url);
    expect(await find()).toEqual(['https://a.example/3', 'https://a.example/1']);
    expect(await library.findLinked([])).toEqual([]);
    await library.updateSource(id, { isOn: false });
    expect(await find()).toEqual([]);
  });

  it('marks related posts that the page cites, unless it should not', async () => {
    const library = openTestLibrary(createTestWorld());
    const [post, ...others] = createFilePosts(3);
    if (!post) throw new Error('no post');
    await importPosts(library, [{ ...post, url: 'https://a.example/1' }, ...others]);
    const page = createPage({
      url: 'https://a.example/2',
      title: post?.title ?? '',
      text: `${post?.text} 后面还有别的话，说的是另一件事。`,
      articleLinks: ['https://a.example/1'],
    });
    const marked = async (marksCited: boolean) => {
      const outcome = await library.find(page, { disabledKeywords: [], limit: 5, marksCited });
      return outcome.kind === 'ready'
        ? outcome.posts.filter(({ isCited }) => isCited).map(({ post: { url } }) => url)
        : [];
    };
    expect(await marked(true)).toEqual(['https://a.example/1']);
    expect(await marked(false)).toEqual([]);
  });

  it('helps with the first word that is typed, asked about once', async () => {
    const library = openTestLibrary(createTestWorld());
    await importPosts(library, [{ title: '一篇', text: '剔除退款后的 GMV' }]);
    expect((await library.suggest('tuikuan', 5)).map(({ text }) => text)).toEqual(['退款']);
  });

  it('suggests titles as they were written', async () => {
    const library = openTestLibrary(createTestWorld());
    await importPosts(library, [{ title: 'Threads 社群小編的觀察：Ａ面', text: '別的話' }]);
    expect((await library.suggest('thre', 5)).map(({ text }) => text)).toContain('Threads 社群小編的觀察：Ａ面');
  });

  it('leaves dismissed posts out for that page, or everywhere, until it is undone', async () => {
    const library = openTestLibrary(createTestWorld());
    const [wanted] = createFilePosts(1);
    await importPosts(library, createFilePosts(3));
    const page = createPage({
      url: 'https://a.example/1',
      title: wanted?.title ?? '',
      text: `${wanted?.text} 后面还有别的话，说的是另一件事。`,
    });
    const find = async (url: string) => {
      const outcome = await library.find({ ...page, url }, { disabledKeywords: [], limit: 5 });
      return outcome.kind === 'ready' ? outcome.posts.map(({ post }) => post.title) : [];
    };
    expect(await find(page.url)).toContain(wanted?.title);
    const post = (await library.search('word0', 1)).posts[0]?.post;
    const here = await library.dismiss(post?.id ?? '', page.url);
    expect(await find(page.url)).not.toContain(wanted?.title);
    expect(await find('https://a.example/2')).toContain(wanted?.title);
    await library.undo(here.undoToken);
    await library.dismiss(post?.id ?? '', null);
    expect(await find('https://a.example/2')).not.toContain(wanted?.title);
  });

  it('tells its own page and the others of every change', async () => {
    const browser = createTestBrowser();
    const world = createTestWorld({ browser });
    const [here, there] = [
      openTestLibrary(world),
      openTestLibrary(createTestWorld({ browser, databaseName: world.databaseName })),
    ];
    expect((await there.listPosts(ALL, 0, 1)).total).toBe(0);
    const heard = new Promise<void>((resolve) => there.onChange(resolve, new AbortController().signal));
    let changes = 0;
    here.onChange(() => changes++, new AbortController().signal);
    await here.clip(createPage({ title: 'x', text: '一段文字' }), []);
    await heard;
    expect(changes).toBe(1);
    expect((await there.listPosts(ALL, 0, 1)).total).toBe(1);
  });
});
