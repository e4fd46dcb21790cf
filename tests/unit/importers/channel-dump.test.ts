import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelDump } from '../../../utils/importers/channel-dump.ts';
import type { ImportEvent, ImportFile } from '../../../utils/importers/importer/importer.ts';
import { parseReactions } from '../../../utils/importers/text/parse-reactions.ts';
import { cleanText } from '../../../utils/text/clean-text.ts';
import { parseChannelDump } from '../../parse-channel-dump.ts';

const SEED = readFileSync(new URL('../../../data/seed/posts.txt', import.meta.url));
const seed = parseChannelDump(SEED.toString('utf8'), 'posts.txt');
const seedPosts = seed.posts.map(({ post }) => post);

describe('a dump', () => {
  const parse = (text: string) => parseChannelDump(text, 'd.txt');

  it.each<{ name: string; dump: string; posts: [title: string, text: string, url?: string][] }>([
    { name: 'one repeated line is a body without a title', dump: '你好\n你好\n❤1', posts: [['你好', '你好']] },
    {
      name: 'a line before a repeated line is the title',
      dump: '题目\n正文。\n正文。\n❤1',
      posts: [['题目', '正文。']],
    },
    {
      name: 'a link, a title and a repeated body belong together',
      dump: 'https://a.example/1\n题目\n甲。\n乙。\n甲。\n乙。\n❤1',
      posts: [['题目', '甲。\n乙。', 'https://a.example/1']],
    },
    {
      name: 'posts without reactions are parted where a body has been repeated',
      dump: '甲一。\n甲二。\n甲一。\n甲二。\n题目乙\n乙一。\n乙二。\n乙一。\n乙二。',
      posts: [
        ['甲一', '甲一。\n甲二。'],
        ['题目乙', '乙一。\n乙二。'],
      ],
    },
    {
      name: 'a refrain inside a body parts nothing',
      dump: '歌\n啦啦。\n啦啦。\n完。\n❤1',
      posts: [['歌', '啦啦。\n啦啦。\n完。']],
    },
    {
      name: 'a body ending in an emoji is no line of reactions',
      dump: '我笑了😂\n👍1',
      posts: [['我笑了😂', '我笑了😂']],
    },
    {
      name: 'Windows line ends and a byte order mark are no text',
      dump: '\uFEFF你好。\r\n你好。\r\n❤1\r\n',
      posts: [['你好', '你好。']],
    },
    {
      name: 'a line that only looks like an address is text',
      dump: 'https://\n后文。\n❤1',
      posts: [['https://', '后文。']],
    },
  ])('$name', ({ dump, posts }) => {
    const parsed = parse(dump);
    expect(parsed.posts.map(({ post }) => [post.title, post.text, post.url])).toEqual(
      posts.map(([title, text, url = '']) => [title, text, url]),
    );
    expect(parsed.skipped).toEqual([]);
  });

  it('reports a link that has no text, and its reactions', () => {
    expect(parse('正文。\n❤1\nhttps://a.example/x\n❤2').skipped).toEqual([
      { reason: 'link-without-text', place: 'd.txt:3', sample: 'https://a.example/x', count: 1 },
      { reason: 'reactions-without-text', place: 'd.txt:4', sample: '❤2', count: 1 },
    ]);
  });

  it.each<[string, ReturnType<typeof parseReactions>]>([
    ['❤3', [{ emoji: '❤', count: 3 }]],
    [
      '❤️ 3 👍🏽 12',
      [
        { emoji: '❤️', count: 3 },
        { emoji: '👍🏽', count: 12 },
      ],
    ],
    ['👨‍👩‍👧1.2K', [{ emoji: '👨‍👩‍👧', count: 1200 }]],
    ['🇨🇳2', [{ emoji: '🇨🇳', count: 2 }]],
    ['🔥1万', [{ emoji: '🔥', count: 10000 }]],
    ['618', null],
    ['©2025', null],
    ['❤', null],
    ['❤3 谢谢', null],
    ['', null],
  ])('reads %j as reactions or as something else', (line, reactions) => {
    expect(parseReactions(line)).toEqual(reactions);
  });
});

describe('any text', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('', '甲', '乙乙', '题目', '❤3', '🍌2', 'https://a.example/1', '一句话。', '\uD83D', '\u202E反'),
  );
  const dump = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'));

  it('is read without a throw, and every line that is not empty is in one post or in one report', () => {
    fc.assert(
      fc.property(dump, (text) => {
        const { posts, skipped } = parseChannelDump(text, 'f');
        const lines = text.split(/\r\n|\n|\r/u);
        const owners = new Array<number>(lines.length + 1).fill(0);
        for (const { firstLine, lastLine } of posts)
          for (let n = firstLine; n <= lastLine; n++) owners[n] = (owners[n] ?? 0) + 1;
        for (const { place } of skipped) {
          const number = Number(place.split(':')[1]);
          owners[number] = (owners[number] ?? 0) + 1;
        }
        lines.forEach((content, index) => {
          if (cleanText(content).trim() !== '') expect([index + 1, owners[index + 1]]).toEqual([index + 1, 1]);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every word: each line stands in a title, a text, an address or a report', () => {
    fc.assert(
      fc.property(dump, (text) => {
        const { posts, skipped } = parseChannelDump(text, 'f');
        const kept = posts
          .flatMap(({ post }) => [post.url, post.title, post.text])
          .concat(skipped.map((s) => s.sample));
        const normalise = (content: string) => content.replace(/[^\S\n]+/gu, ' ').trim();
        const all = kept.join('\n').split('\n').map(normalise).join('\n');
        for (const content of text.split(/\r\n|\n|\r/u)) {
          const cleaned = cleanText(content).trim();
          if (parseReactions(cleaned) === null)
            for (const line of cleaned.split('\n')) expect(all).toContain(normalise(line));
        }
      }),
    );
  });
});

describe('the importer', () => {
  const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = 'posts.txt', chunk = 7): ImportFile => ({
    name,
    size: bytes.length,
    head: bytes.subarray(0, 65536),
    stream: () =>
      new ReadableStream({
        start(controller) {
          for (let i = 0; i < bytes.length; i += chunk) controller.enqueue(bytes.subarray(i, i + chunk));
          controller.close();
        },
      }),
  });
  const readAll = async (file: ImportFile) => {
    const events: ImportEvent[] = [];
    for await (const event of channelDump.read([file], [], new AbortController().signal)) events.push(event);
    return events;
  };

  it('reads a file in small pieces and finds what the plain parser finds', async () => {
    const events = await readAll(fileOf(new Uint8Array(SEED)));
    expect(events.flatMap((event) => (event.kind === 'post' ? [event.post] : []))).toEqual(seedPosts);
    expect(events.flatMap((event) => (event.kind === 'skipped' ? [event.skipped] : []))).toEqual(seed.skipped);
  });

  it('reads UTF-16 and GB18030 files', async () => {
    const utf16 = Buffer.from('\uFEFF题目\r\n正文。\r\n正文。\r\n', 'utf16le');
    const gbk = Buffer.from([
      0xcc, 0xe2, 0xc4, 0xbf, 0x0a, 0xd5, 0xfd, 0xce, 0xc4, 0xa1, 0xa3, 0x0a, 0xd5, 0xfd, 0xce, 0xc4, 0xa1, 0xa3,
    ]);
    for (const bytes of [utf16, gbk]) {
      const events = await readAll(fileOf(new Uint8Array(bytes), 'd.txt', 3));
      expect(events).toMatchObject([{ kind: 'post', post: { title: '题目', text: '正文。' } }]);
    }
  });

  it('recognises the seed, and neither prose nor another kind of file', () => {
    expect(channelDump.recognise(fileOf(new Uint8Array(SEED)))).toBeGreaterThan(0.8);
    expect(channelDump.recognise(fileOf(new TextEncoder().encode('一段话。\n又一段。')))).toBe(0);
    expect(channelDump.recognise(fileOf(new Uint8Array(SEED), 'posts.json'))).toBe(0);
  });

  it('says that a file without text is empty, and that a stream broke, and reads on with the next file', async () => {
    const broken: ImportFile = {
      ...fileOf(new Uint8Array(SEED), 'broken.txt'),
      stream: () => new ReadableStream({ pull: (controller) => controller.error(new Error('disk gone')) }),
    };
    const files = [fileOf(new TextEncoder().encode(' \n\n'), 'blank.txt'), broken, fileOf(new Uint8Array(SEED))];
    const events: ImportEvent[] = [];
    for await (const event of channelDump.read(files, [], new AbortController().signal)) events.push(event);
    const failed = events.flatMap((event) =>
      event.kind === 'failed' ? [[event.error.code, event.error.detail.file]] : [],
    );
    expect(failed.map(([, file]) => file)).toEqual(['blank.txt', 'broken.txt']);
    expect(failed[0]?.[0]).toBe('file-empty');
    const posts = events.flatMap((event) => (event.kind === 'post' ? [event] : []));
    expect(posts).toHaveLength(7);
    expect(posts[0]?.bytesDone).toBeGreaterThan(broken.size);
  });

  it('stops when the reader cancels', async () => {
    const controller = new AbortController();
    const events = channelDump.read([fileOf(new Uint8Array(SEED))], [], controller.signal)[Symbol.asyncIterator]();
    await events.next();
    controller.abort();
    await expect(events.next()).rejects.toThrow();
  });
});
