import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ImportEvent, ImportFile } from '../../../utils/importers/importer/importer.ts';
import { netscape } from '../../../utils/importers/netscape.ts';
import { recogniseFiles } from '../../../utils/importers/recognise-files.ts';
import { importAll } from './import-all.ts';

const OURS = '{"schema":"pangzheng.posts","version":1,"posts":[';
const never = new AbortController().signal;

/** A file made while it is read: `pieces(n)` is its n-th piece, null ends it. */
function createMadeFile(name: string, size: number, piece: (n: number) => string | null): ImportFile {
  const encoder = new TextEncoder();
  return {
    name,
    size,
    head: encoder.encode(piece(0) ?? '').slice(0, 65_536),
    stream() {
      let n = 0;
      return new ReadableStream({
        pull(controller) {
          const text = piece(n++);
          if (text === null) controller.close();
          else controller.enqueue(encoder.encode(text));
        },
      });
    },
  };
}

async function readAll(file: ImportFile): Promise<ImportEvent[]> {
  const { importer, files, failures } = await recogniseFiles([file], never);
  const events: ImportEvent[] = failures.map((error) => ({ kind: 'failed', error }));
  if (importer !== null) for await (const event of importer.read(files, [], never)) events.push(event);
  return events;
}

describe('large files', () => {
  it('reads 1 GB of Markdown no further than its bound', async () => {
    const piece = '一吉字节的笔记。'.repeat(50_000);
    const file = createMadeFile('a.md', 1_000_000_000, () => piece);
    expect(await readAll(file)).toMatchObject([
      { kind: 'failed', error: { code: 'file-too-large', detail: { file: 'a.md', remedy: 'split-file' } } },
    ]);
  });

  it('gives up on 1 GB that is one JSON text', async () => {
    const piece = '没有尽头'.repeat(100_000);
    const file = createMadeFile('a.json', 1_000_000_000, (n) => (n === 0 ? `${OURS}{"text":"` : piece));
    expect(await readAll(file)).toMatchObject([
      { kind: 'failed', error: { code: 'file-malformed', detail: { file: 'a.json' } } },
    ]);
  });

  it('gives up on 1 GB of blanks', async () => {
    const piece = ' '.repeat(1_000_000);
    const file = createMadeFile('a.json', 1_000_000_000, (n) => (n === 0 ? OURS : piece));
    expect(await readAll(file)).toMatchObject([{ kind: 'failed', error: { code: 'file-malformed' } }]);
  });

  it('stops at once when the reader cancels', async () => {
    const controller = new AbortController();
    const file = createMadeFile('b.html', 1_000_000_000, () =>
      '<DT><A HREF="https://example.com/a">大促</A>\n'.repeat(1000),
    );
    let posts = 0;
    const reading = (async () => {
      for await (const event of netscape.read([file], [], controller.signal)) {
        if (event.kind === 'post' && ++posts === 500) controller.abort(new Error('enough'));
      }
    })();
    await expect(reading).rejects.toThrow('enough');
    expect(posts).toBeLessThan(5000);
  });
});

describe('archives', () => {
  it('stops at a bomb, counting what comes out', async () => {
    const bytes = zipSync({ 'a.md': [new Uint8Array(60_000_000), { level: 6 }] });
    expect(bytes.length).toBeLessThan(200_000);
    const { failures, posts } = await importAll([{ name: 'bomb.zip', bytes }]);
    expect(failures).toMatchObject([{ code: 'zip-too-large', detail: { file: 'bomb.zip', remedy: 'unpack-first' } }]);
    expect(posts).toEqual([]);
  });

  it('never inflates what it does not read', async () => {
    const bytes = zipSync({ 'a.mp4': [new Uint8Array(60_000_000), { level: 6 }], 'b.md': strToU8('正文') });
    const { posts, skipped } = await importAll([{ name: 'a.zip', bytes }]);
    expect(posts.map((post) => post.text)).toEqual(['正文']);
    expect(skipped).toMatchObject([{ reason: 'media-file', place: 'a.zip/a.mp4' }]);
  });

  it('does not believe the declared size', async () => {
    const bytes = zipSync({ 'a.md': strToU8('真实的正文比声明的长'.repeat(50)) });
    new DataView(bytes.buffer).setUint32(22, 1, true); // uncompressed size in the local header
    const { posts } = await importAll([{ name: 'a.zip', bytes }]);
    expect(posts[0]?.text).toBe('真实的正文比声明的长'.repeat(50));
  });

  it.each([0.2, 0.5, 0.9])('says that an archive cut at %f of its length is cut off or damaged', async (share) => {
    const whole = zipSync({ 'a.md': strToU8(Array.from({ length: 3000 }, (_, i) => `${i * 7919}`).join(' ')) });
    const { failures } = await importAll([{ name: 'a.zip', bytes: whole.subarray(0, whole.length * share * 0.95) }]);
    expect(failures).toMatchObject([{ code: 'file-truncated', detail: { file: 'a.zip', remedy: 'export-again' } }]);
  });

  it('reads the entries of one archive again and in any order', async () => {
    const bytes = zipSync({ 'a.md': strToU8('甲'), 'b.md': strToU8('乙'), 'c.md': strToU8('丙') });
    const file = createMadeFile('x.zip', bytes.length, () => null);
    const { files } = await recogniseFiles([{ ...file, head: bytes, stream: () => new Blob([bytes]).stream() }], never);
    const texts = await Promise.all([2, 0, 1, 0, 2].map((i) => new Response(files[i]?.stream()).text()));
    expect(texts).toEqual(['丙', '甲', '乙', '甲', '丙']);
  });

  it('reads names that a Chinese Windows wrote in GB18030', async () => {
    // An ASCII name carries no UTF-8 flag; put GB18030 bytes in its place, as Explorer writes them.
    const name = [0xb4, 0xf3, 0xb4, 0xd9]; // 大促
    const plain = zipSync({ 'abcd.md': strToU8('正文') });
    for (let at = 0; at < plain.length - 4; at++)
      if (plain[at] === 0x61 && plain[at + 1] === 0x62 && plain[at + 2] === 0x63) plain.set(name, at);
    const { posts } = await importAll([{ name: 'a.zip', bytes: plain }]);
    expect(posts[0]?.title).toBe('大促');
  });
});
