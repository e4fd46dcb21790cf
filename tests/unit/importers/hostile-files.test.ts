import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importAll } from './import-all.ts';

const TELEGRAM = '{"name":"运营手记","type":"public_channel","id":12,"messages":[';
const MESSAGE = '{"id":1,"type":"message","date_unixtime":"1687140720","text":"大促前先盘库存"}';
const OURS = '{"schema":"pangzheng.posts","version":1,"posts":[';
describe('files that are no good end with a message', () => {
  it.each([
    ['an empty file', 'a.json', '', 'file-empty', 'a.json', 'export-again'],
    ['an empty CSV', 'a.csv', '', 'file-empty', 'a.csv', 'export-again'],
    ['a picture', 'a.png', '\x89PNG\r\n\x1a\n\0\0\0', 'not-recognised', 'a.png', 'choose-other'],
    [
      'a picture that calls itself JSON',
      'a.json',
      '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
      'not-recognised',
      'a.json',
      'save-as-utf8',
    ],
    ['JSON of no kind we know', 'a.json', '{"hello":"world"}', 'not-recognised', 'a.json', 'choose-other'],
    [
      'a list of feeds',
      'a.opml',
      '<?xml version="1.0"?><opml version="2.0"/>',
      'not-recognised',
      'a.opml',
      'choose-posts-not-feeds',
    ],
    [
      'a cut-off Telegram export',
      'result.json',
      `${TELEGRAM}${MESSAGE},{"id":2`,
      'file-truncated',
      'result.json@160',
      'export-again',
    ],
    [
      'a cut-off export of ours',
      'posts.json',
      `${OURS}{"text":"一"}`,
      'file-truncated',
      'posts.json@63',
      'export-again',
    ],
    ['broken JSON', 'posts.json', `${OURS}{"text":"一"}}]}`, 'file-malformed', 'posts.json@63', 'export-again'],
    ['two values in one file', 'posts.json', `${OURS}]}[]`, 'file-malformed', 'posts.json@51', 'export-again'],
    [
      'a newer version of our format',
      'posts.json',
      OURS.replace('1', '2'),
      'not-recognised',
      'posts.json#version',
      'update-extension',
    ],
    [
      'JSON nested 100,000 deep',
      'posts.json',
      OURS + '['.repeat(100_000),
      'file-malformed',
      'posts.json@547',
      'export-again',
    ],
    [
      'objects nested 100,000 deep',
      'result.json',
      TELEGRAM + '{"a":'.repeat(100_000),
      'file-malformed',
      'result.json@2557',
      'export-again',
    ],
    [
      'folders nested 100,000 deep',
      'b.html',
      `<!DOCTYPE NETSCAPE-Bookmark-file-1>${'<DL><DT><H3>a</H3>'.repeat(100_000)}`,
      'file-malformed',
      null,
      'export-again',
    ],
    [
      'XML nested 100,000 deep',
      'feed.xml',
      `<rss><channel><item><description>${'<a>'.repeat(100_000)}`,
      'file-malformed',
      null,
      'export-again',
    ],
    [
      'a cut-off feed',
      'feed.xml',
      '<rss><channel><item><title>大促</title></item><item><title>没完',
      'file-truncated',
      'feed.xml@67',
      'export-again',
    ],
    [
      'a quote that never closes',
      'a.csv',
      `标题,正文\n"${'很长的一格。'.repeat(700_000)}`,
      'file-malformed',
      'a.csv:2',
      'export-again',
    ],
  ])('%s', async (_, name, content, code, place, remedy) => {
    const bytes = content.startsWith('\x89') ? Uint8Array.from(content, (char) => char.charCodeAt(0)) : content;
    const { failures } = await importAll([{ name, bytes }]);
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject({ code, detail: { file: name, remedy, ...(place === null ? {} : { place }) } });
  });

  it('keeps the posts that stand before the damage', async () => {
    const { posts, failures } = await importAll([{ name: 'result.json', bytes: `${TELEGRAM}${MESSAGE},{"id":2` }]);
    expect(posts.map((post) => post.text)).toEqual(['大促前先盘库存']);
    expect(failures.map(({ code }) => code)).toEqual(['file-truncated']);
  });

  it('reads the other files when one is broken', async () => {
    const { posts, failures } = await importAll([
      { name: 'a.json', bytes: `${OURS}{"text":"好的文件"}]}` },
      { name: 'b.json', bytes: `${OURS}{"text":` },
    ]);
    expect(posts.map((post) => post.text)).toEqual(['好的文件']);
    expect(failures.map(({ detail }) => detail.file)).toEqual(['b.json']);
  });
});

describe('hostile content is disarmed', () => {
  it('takes "__proto__" for a key like any other', async () => {
    const { posts } = await importAll([
      {
        name: 'a.json',
        bytes: `${OURS}{"text":"一","__proto__":{"title":"污染","polluted":1},"constructor":{"prototype":{"polluted":1}}}]}`,
      },
    ]);
    expect(posts[0]?.title).toBe('一');
    expect(Object.keys(posts[0] ?? {}).sort()).toEqual([
      'author',
      'publishedAt',
      'reactions',
      'tags',
      'text',
      'title',
      'titleIsDerived',
      'url',
    ]);
    expect('polluted' in {}).toBe(false);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'chrome://settings',
    '//example.com',
    'http:',
    'https://',
  ])('drops the address %j and says so', async (url) => {
    const { posts, skipped } = await importAll([
      { name: 'a.json', bytes: `${OURS}${JSON.stringify({ text: '正文', url })}]}` },
    ]);
    expect(posts[0]?.url).toBe('');
    expect(skipped.map(({ reason }) => reason)).toEqual(['address-dropped']);
  });

  it('strips lone surrogates, bidi overrides and control characters', async () => {
    const text =
      '{"title":"\\ud800大促","text":"a\\u202eb\\u0000c\\u001bd\\udc00 💡 e\\u2066f","tags":["\\u202e标签"]}';
    const { posts } = await importAll([{ name: 'a.json', bytes: `${OURS}${text}]}` }]);
    expect(posts[0]).toMatchObject({ title: '大促', text: 'abcd 💡 ef', tags: ['标签'] });
  });

  it('takes a line of 1 MB whole', async () => {
    const line = '一兆的长行。'.repeat(180_000).slice(0, 1_000_000);
    const { posts, skipped } = await importAll([{ name: 'a.md', bytes: line }]);
    expect(posts[0]?.text).toBe(line);
    expect(skipped).toEqual([]);
  });

  it('cuts a text beyond the bound and says where', async () => {
    const { posts, skipped } = await importAll([{ name: 'a.md', bytes: '长'.repeat(1_500_000) }]);
    expect(posts[0]?.text).toHaveLength(1_000_000);
    expect(skipped).toMatchObject([{ reason: 'text-cut', place: 'a.md', count: 1 }]);
  });

  it('passes over one record of 20 MB and reads the next', async () => {
    const large = JSON.stringify({ text: Array.from({ length: 20 }, () => '大'.repeat(400_000)) });
    const { posts, skipped } = await importAll([{ name: 'a.json', bytes: `${OURS}${large},{"text":"下一条"}]}` }]);
    expect(posts.map((post) => post.text)).toEqual(['下一条']);
    expect(skipped).toMatchObject([{ reason: 'record-too-large', place: 'a.json#1' }]);
  });

  it('shows bytes that are no text as � and counts them', async () => {
    const bytes = new Uint8Array([...strToU8('库存'.repeat(100)), 0xff, 0xc0, ...strToU8('盘点')]);
    const { posts, skipped } = await importAll([{ name: 'a.md', bytes }]);
    expect(posts[0]?.text.endsWith('��盘点')).toBe(true);
    expect(skipped).toMatchObject([{ reason: 'bad-bytes', place: 'a.md@0', count: 2 }]);
  });
});
