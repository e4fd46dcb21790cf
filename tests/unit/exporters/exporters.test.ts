import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createFileNames } from '../../../utils/exporters/create-file-names.ts';
import { exportMarkdownZip } from '../../../utils/exporters/export-markdown-zip.ts';
import { exportNetscape } from '../../../utils/exporters/export-netscape.ts';
import { exportPostsJson } from '../../../utils/exporters/export-posts-json.ts';
import { createImportedPost } from '../../../utils/post/create-post.ts';
import type { ImportedPost } from '../../../utils/post/post.ts';
import { importAll } from '../importers/import-all.ts';

const POSTS: ImportedPost[] = [
  {
    title: '618 复盘：“利润”去哪了 <1>',
    titleIsDerived: false,
    text: '今年 GMV 涨了 23%。\n# 不是标题\n1. 不是列表\n*星号* 和 _下划线_ 和 [括号](x)\n- 列表点',
    url: 'https://example.com/618?a=1&b=2',
    author: '阿宁',
    publishedAt: '2023-06-19T02:12:00Z',
    tags: ['大促', '复盘/年度'],
    reactions: [{ emoji: '❤', count: 12 }],
  },
  {
    title: '没有标题的帖子',
    titleIsDerived: true,
    text: '没有标题的帖子。后面还有。',
    url: '',
    author: '',
    publishedAt: '',
    tags: [],
    reactions: [],
  },
];

async function toBytes(pieces: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Uint8Array> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of pieces) parts.push(piece);
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

const toText = async (pieces: AsyncIterable<Uint8Array<ArrayBuffer>>) =>
  new TextDecoder().decode(await toBytes(pieces));

/** Posts as every way into the library makes them. */
const anyPost = fc
  .record({
    title: fc.string({ unit: 'grapheme', maxLength: 40 }),
    text: fc.string({ unit: 'binary', maxLength: 200 }),
    url: fc.oneof(fc.constant(''), fc.webUrl({ withQueryParameters: true, withFragments: true })),
    author: fc.string({ maxLength: 20 }),
    publishedAt: fc.oneof(fc.constant(''), fc.integer({ min: 700_000_000, max: 2_000_000_000 })),
    tags: fc.array(fc.string({ maxLength: 10 }), { maxLength: 4 }),
    reactions: fc.array(
      fc.record({ emoji: fc.constantFrom('❤', '👍', '🍌'), count: fc.integer({ min: 1, max: 1e6 }) }),
      { maxLength: 3 },
    ),
    titleIsDerived: fc.boolean(),
  })
  .map((raw) => createImportedPost(raw).post)
  .filter((post) => post !== null);

describe('exportPostsJson', () => {
  it('writes one post a line, in fixed order, without what is empty', async () => {
    expect(await toText(exportPostsJson(POSTS))).toBe(`{"schema":"pangzheng.posts","version":1,"posts":[
{"title":"618 复盘：“利润”去哪了 <1>","text":"今年 GMV 涨了 23%。\\n# 不是标题\\n1. 不是列表\\n*星号* 和 _下划线_ 和 [括号](x)\\n- 列表点","url":"https://example.com/618?a=1&b=2","author":"阿宁","publishedAt":"2023-06-19T02:12:00Z","tags":["大促","复盘/年度"],"reactions":[{"emoji":"❤","count":12}]},
{"title":"没有标题的帖子","titleIsDerived":true,"text":"没有标题的帖子。后面还有。"}
]}
`);
  });

  it('gives the same bytes after being imported and exported again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPost, { minLength: 1, maxLength: 8 }), async (posts) => {
        const first = await toText(exportPostsJson(posts));
        const imported = await importAll([{ name: 'posts.json', bytes: first }]);
        expect(imported).toMatchObject({ format: 'posts-json', skipped: [], failures: [] });
        expect(await toText(exportPostsJson(imported.posts))).toBe(first);
      }),
      { numRuns: 200 },
    );
  });

  it('is a whole JSON file for no posts at all', async () => {
    expect(JSON.parse(await toText(exportPostsJson([])))).toEqual({ schema: 'pangzheng.posts', version: 1, posts: [] });
  });

  it('gives its pieces while posts come, not at the end', async () => {
    let taken = 0;
    async function* manyPosts() {
      for (; taken < 10_000; taken++) yield { ...POSTS[0], text: '正文'.repeat(100) } as ImportedPost;
    }
    for await (const piece of exportPostsJson(manyPosts())) {
      expect(piece.length).toBeLessThan(400_000);
      expect(taken).toBeLessThan(1000);
      break;
    }
  });
});

describe('exportMarkdownZip', () => {
  it('writes a file with front matter for each post', async () => {
    const entries = unzipSync(await toBytes(exportMarkdownZip(POSTS)));
    expect(Object.keys(entries)).toEqual(['2023-06-19 618 复盘：“利润”去哪了 1.md', '没有标题的帖子.md']);
    expect(new TextDecoder().decode(entries['2023-06-19 618 复盘：“利润”去哪了 1.md'])).toBe(`---
title: 618 复盘：“利润”去哪了 <1>
source: https://example.com/618?a=1&b=2
author: 阿宁
published: 2023-06-19T02:12:00Z
tags:
  - 大促
  - 复盘/年度
---

今年 GMV 涨了 23%。

\\# 不是标题

1\\. 不是列表

\\*星号\\* 和 \\_下划线\\_ 和 \\[括号](x)

- 列表点
`);
  });

  it('is imported again with every field but the reactions', async () => {
    const { posts, failures } = await importAll([{ name: '导出.zip', bytes: await toBytes(exportMarkdownZip(POSTS)) }]);
    expect(failures).toEqual([]);
    expect(posts).toEqual(POSTS.map((post) => ({ ...post, reactions: [] })));
  });

  it('gives the same bytes for the same posts', async () => {
    expect(await toBytes(exportMarkdownZip(POSTS))).toEqual(await toBytes(exportMarkdownZip(POSTS)));
  });
});

describe('exportNetscape', () => {
  it('writes what browsers read, and leaves out posts without an address', async () => {
    const html = await toText(exportNetscape(POSTS));
    expect(html).toContain(
      '<DT><A HREF="https://example.com/618?a=1&amp;b=2" ADD_DATE="1687140720" TAGS="大促,复盘/年度">618 复盘：“利润”去哪了 &lt;1&gt;</A>\n<DD>今年 GMV',
    );
    expect(html).not.toContain('没有标题的帖子');
  });

  it('is imported again with address, title, text, date and tags', async () => {
    const { posts, format } = await importAll([{ name: 'bookmarks.html', bytes: await toText(exportNetscape(POSTS)) }]);
    expect(format).toBe('netscape');
    expect(posts).toEqual([{ ...POSTS[0], author: '', reactions: [] }]);
  });
});

describe('createFileNames', () => {
  it.each([
    ['大促/复盘: 第一版?', '大促 复盘 第一版.md'],
    ['../../etc/passwd', 'etc passwd.md'],
    ['CON', '_CON.md'],
    ['conin$', '_conin$.md'],
    ['COM¹', '_COM¹.md'],
    ['...', 'post.md'],
    ['a\u202eb\u0000c', 'a b c.md'],
    ['长'.repeat(300), `${'长'.repeat(50)}.md`],
    ['[[x]] #tag ^id', 'x tag id.md'],
  ])('%j becomes %s', (wanted, name) => {
    expect(createFileNames()(wanted, 'md')).toBe(name);
  });

  it('gives no name twice, not even where case and width do not count', () => {
    const nameFile = createFileNames();
    const names = ['GMV', 'gmv', 'ＧＭＶ', 'GMV', 'GMV 2'].map((wanted) => nameFile(wanted, 'md'));
    expect(new Set(names.map((name) => name.toLowerCase().normalize('NFKC'))).size).toBe(5);
    expect(names.slice(0, 2)).toEqual(['GMV.md', 'gmv 2.md']);
  });
});
