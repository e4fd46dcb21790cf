import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportChoice } from '../../../utils/protocol/library-client.ts';
import { importAll } from './import-all.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/imports');
const readFixture = (path: string) => ({
  name: path.slice(path.lastIndexOf('/') + 1),
  bytes: new Uint8Array(readFileSync(join(FIXTURES, path))),
});

function select(ids: string[]) {
  return (choices: ImportChoice[]): ImportChoice[] =>
    choices.map((choice) =>
      choice.kind === 'chats'
        ? { ...choice, chats: choice.chats.map((chat) => ({ ...chat, isSelected: ids.includes(chat.id) })) }
        : choice,
    );
}

function nameChannel(value: string) {
  return (choices: ImportChoice[]): ImportChoice[] =>
    choices.map((choice) => (choice.kind === 'channel-name' ? { ...choice, value } : choice));
}

describe('a whole Telegram account', () => {
  const account = [readFixture('telegram-account/result.json')];

  it('offers every chat with its count, private talk not selected', async () => {
    const { choices } = await importAll(account);
    const chats = choices.flatMap((choice) => (choice.kind === 'chats' ? choice.chats : []));
    expect(chats.map(({ type, count, isSelected }) => [type, count, isSelected])).toEqual([
      ['saved_messages', 2, true],
      ['personal_chat', 1, false],
      ['private_channel', 1, true],
      ['public_supergroup', 1, false],
    ]);
  });

  it('reads the chats that the reader selects and no other', async () => {
    const { posts, skipped } = await importAll(account, select(['1222333444']));
    expect(posts.map(({ text, url }) => [text, url])).toEqual([
      ['双11 零点服务器又崩了', 'https://t.me/c/1222333444/9'],
    ]);
    expect(skipped).toMatchObject([{ reason: 'chat-not-selected', count: 4 }]);
  });

  it('reads nothing when nothing is selected', async () => {
    expect((await importAll(account, select([]))).posts).toEqual([]);
  });

  it('reads channels and saved messages when asked for nothing', async () => {
    const { posts } = await importAll(account, () => []);
    expect(posts.map(({ text }) => text.slice(0, 4))).toEqual(['直播间话', '选品三问', '产业带走']);
  });
});

describe('a Telegram channel', () => {
  it.each([
    ['yunying', 'https://t.me/yunying/2'],
    ['@yunying', 'https://t.me/yunying/2'],
    [' https://t.me/yunying ', 'https://t.me/yunying/2'],
    ['t.me/s/yunying/', 'https://t.me/yunying/2'],
    ['', 'https://t.me/c/1456789012/2'],
    ['not a name', 'https://t.me/c/1456789012/2'],
    ['../evil', 'https://t.me/c/1456789012/2'],
  ])('with the name %j links its posts as %s', async (value, url) => {
    const { posts } = await importAll([readFixture('telegram-channel/result.json')], nameChannel(value));
    expect(posts[0]?.url).toBe(url);
  });

  it('keeps one post of an album that has one text, wherever it stands', async () => {
    const message = (id: number, text: string, second = 1) => ({
      id,
      type: 'message',
      date_unixtime: `${1_688_302_800 + second}`,
      from_id: 'channel1',
      photo: 'a.jpg',
      text,
    });
    const bytes = JSON.stringify({
      name: '店',
      type: 'public_channel',
      id: 1,
      messages: [
        message(1, ''),
        message(2, '相册的文字'),
        message(3, ''),
        message(4, '一'),
        message(5, '二'),
        message(6, '三', 2),
      ],
    });
    const { posts } = await importAll([{ name: 'result.json', bytes }]);
    expect(posts.map(({ text, url }) => [text, url])).toEqual([
      ['相册的文字', 'https://t.me/c/1/1'],
      ['一', 'https://t.me/c/1/4'],
      ['二', 'https://t.me/c/1/5'],
      ['三', 'https://t.me/c/1/6'],
    ]);
  });
});

describe('a CSV with columns of its own', () => {
  it('is read by the mapping that the reader made', async () => {
    const bytes = '甲,乙,丙\n标题在这,正文在那,https://example.com/a\n';
    const map = (choices: ImportChoice[]): ImportChoice[] =>
      choices.map((choice) =>
        choice.kind === 'columns'
          ? { ...choice, mapping: { title: '甲', text: '乙', url: '丙', author: '', publishedAt: '', tags: '甲' } }
          : choice,
      );
    const { posts, format } = await importAll([{ name: 'a.csv', bytes }], map);
    expect(format).toBe('csv');
    expect(posts).toMatchObject([
      { title: '标题在这', text: '正文在那', url: 'https://example.com/a', tags: ['标题在这'] },
    ]);
  });

  it.each([
    ['Title,Body,Link,Date', { title: 'Title', text: 'Body', url: 'Link', publishedAt: 'Date', author: '', tags: '' }],
    [
      '文章标题,文章内容,文章链接,发布时间,作者,标签',
      { title: '文章标题', text: '文章内容', url: '文章链接', publishedAt: '发布时间', author: '作者', tags: '标签' },
    ],
    [
      'id,name,created_at,category',
      { title: 'name', text: '', url: '', publishedAt: 'created_at', author: '', tags: 'category' },
    ],
  ])('with the header %s is mapped by its names', async (header, mapping) => {
    const { choices } = await importAll([{ name: 'a.csv', bytes: `${header}\n` }]);
    expect(choices).toMatchObject([{ kind: 'columns', mapping }]);
  });
});

describe('several files at once', () => {
  it('reads the greater part and names the others', async () => {
    const { format, posts, skipped } = await importAll([
      { name: '笔记/a.md', bytes: '甲' },
      { name: '笔记/b.md', bytes: '乙' },
      { name: '笔记/feeds.opml', bytes: '<opml version="2.0"/>' },
      { name: '笔记/.obsidian/app.json', bytes: '{}' },
      readFixture('pocket/part_000000.csv'),
    ]);
    expect(format).toBe('markdown');
    expect(posts.map(({ text }) => text)).toEqual(['甲', '乙']);
    expect(skipped.map(({ reason, place }) => [reason, place])).toEqual([
      ['hidden-file', '笔记/.obsidian/app.json'],
      ['other-format', 'part_000000.csv'],
      ['feed-not-posts', '笔记/feeds.opml'],
    ]);
  });

  it('trusts what is inside more than the name', async () => {
    const inside = readFixture('telegram-channel/result.json').bytes;
    expect((await importAll([{ name: 'posts.txt', bytes: inside }])).format).toBe('telegram');
    expect(
      (await importAll([{ name: 'result.json', bytes: readFixture('netscape-chrome/bookmarks.html').bytes }])).format,
    ).toBe('netscape');
    expect((await importAll([{ name: 'a.json', bytes: readFixture('markdown-zip/笔记.zip').bytes }])).format).toBe(
      'markdown',
    );
  });
});

describe('a file whose encoding nothing tells', () => {
  /** 订单 in GB18030: as good in Big5 and EUC-KR, and too short for a guess. */
  const bytes = Uint8Array.from([...ascii('t,x\n'), 0xb6, 0xa9, 0xb5, 0xa5, ...ascii(',a\n')]);

  function ascii(text: string): number[] {
    return [...text].map((char) => char.charCodeAt(0));
  }

  it('is read by the best guess, and the others are shown with a line in each', async () => {
    const { choices } = await importAll([{ name: 'a.csv', bytes }]);
    const [choice] = choices;
    expect(choice).toMatchObject({ kind: 'encoding', value: 'gb18030' });
    if (choice?.kind !== 'encoding') throw new Error('no choice of encoding');
    expect(choice.offered.length).toBeGreaterThan(1);
    expect(choice.offered.find(({ encoding }) => encoding === 'gb18030')?.sample).toBe('订单,a');
  });

  it('is read in the encoding that the reader chooses, with the columns asked anew', async () => {
    const korean = (choices: ImportChoice[]): ImportChoice[] =>
      choices.map((choice) => (choice.kind === 'encoding' ? { ...choice, value: 'euc-kr' } : choice));
    const { posts } = await importAll([{ name: 'a.csv', bytes }], korean);
    expect(posts.map(({ title, text }) => title + text).join()).toContain(
      new TextDecoder('euc-kr').decode(bytes.subarray(4, 8)),
    );
  });
});
