import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { askEngine, describeWithEngine, listDocuments, nameIndex } from './ask-engine.ts';
import { type EngineProxy, startEngineProxy } from './engine-proxy.ts';
import { load, startLoad } from './run-load.ts';
import { createTeamPosts, SALE_POST, writePosts } from './team-posts.ts';

describeWithEngine('loading a team’s posts', () => {
  const engine = inject('engine');
  let folder: string;
  let proxy: EngineProxy;
  let index: string;
  const posts = createTeamPosts(40);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pangzheng-load-'));
    proxy = await startEngineProxy(engine);
  });
  afterAll(async () => {
    await proxy?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    index = nameIndex();
    proxy.trouble = null;
    proxy.requests.length = 0;
  });
  afterEach(() => askEngine(engine, 'DELETE', index));

  const file = (name: string) => join(folder, name);
  const to = (address: string, ...args: string[]) => [
    ...['--engine', address, '--index', index, '--replicas', '0', '--journal', file(`${index}.journal`)],
    ...args,
  ];
  const listTitles = async () => [...(await listDocuments(engine, index)).values()].map(({ title }) => title).sort();
  const titlesOf = (written: readonly { title: string }[]) => written.map(({ title }) => title).sort();

  it('puts every post in once, however often it is loaded', async () => {
    writePosts(file('posts.json'), [SALE_POST, ...posts]);
    const first = await load(to(engine, '--in', file('posts.json'), '--source', '内容组'));
    expect(first).toMatchObject({ code: 0, output: expect.stringContaining('41 posts loaded') });
    const before = await listDocuments(engine, index);
    expect([...before.values()].find(({ title }) => title === SALE_POST.title)).toMatchObject({
      text: SALE_POST.text,
      url: SALE_POST.url,
      author: SALE_POST.author,
      tags: SALE_POST.tags,
      source: '内容组',
      hasOwnTitle: true,
      date: expect.stringMatching(/^2025-06-24/),
    });
    expect((await load(to(engine, '--in', file('posts.json'), '--source', '内容组'))).code).toBe(0);
    const after = await listDocuments(engine, index);
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    expect(after.size).toBe(41);
  });

  it('reads the formats of the extension’s own imports, folders too', async () => {
    writeFileSync(file('one.md'), '---\ntitle: 一篇笔记\ntags: [选题]\n---\n正文在这里，写给内容组看的第一篇笔记。\n');
    const { code, output } = await load(to(engine, '--in', file('one.md')));
    expect([code, output]).toEqual([0, expect.stringContaining('markdown')]);
    expect(await listTitles()).toEqual(['一篇笔记']);
  });

  it('goes on after a power cut where the engine had settled, and every post is there once', async () => {
    const many = createTeamPosts(2500);
    writePosts(file('many.json'), many);
    const args = to(proxy.url, '--in', file('many.json'));
    const listBulks = () => proxy.requests.filter(({ path }) => path.includes('_bulk'));
    // Two batches of 500 are taken; then the engine says nothing more, and the power goes.
    proxy.trouble = ({ path }) => (path.includes('_bulk') && listBulks().length > 2 ? { kind: 'silence' } : null);
    const broken = startLoad(args);
    await proxy.waitFor('two batches to be settled', () => listBulks().length > 2 && readSettled() === 1000);
    await broken.kill();
    proxy.trouble = null;
    proxy.requests.length = 0;

    const again = await load(args);
    expect(again).toMatchObject({ code: 0, output: expect.stringContaining('Going on after 1000 posts') });
    expect(listBulks().reduce((sum, { body }) => sum + body.split('\n').length - 1, 0)).toBe(2 * 1500);
    expect(await listTitles()).toEqual(titlesOf(many));

    function readSettled(): number {
      try {
        return JSON.parse(readFileSync(file(`${index}.journal`), 'utf8')).settled;
      } catch {
        return 0;
      }
    }
  });

  it('lists what the engine refuses, with its reason, and loads the rest', async () => {
    await load(to(engine, '--in', writePosts(file('none.json'), posts.slice(0, 1))));
    const { answer } = await askEngine(engine, 'GET', `${index}/_mapping`);
    const { mappings } = answer[index];
    await askEngine(engine, 'DELETE', index);
    // An engine that takes numbers alone as authors.
    mappings.properties.author = { type: 'integer' };
    await askEngine(engine, 'PUT', index, { mappings });
    const written = posts.slice(0, 5).map((post, i) => ({ ...post, author: i === 3 ? '阿宁' : String(i) }));
    const { code, output } = await load(to(engine, '--in', writePosts(file('refused.json'), written)));
    expect([code, output]).toEqual([0, expect.stringContaining('4 posts loaded')]);
    expect(output).toContain('1 refused');
    expect(output).toMatch(/refused \S+ 会员笔记第 4 则: \w+.*author/);
    expect(await listTitles()).toEqual(titlesOf(written.filter((_, i) => i !== 3)));
  });

  it('halves what is too large for one request, and lists the post that is too large alone', async () => {
    const isTooLarge = (body: string) => body.split('\n').length > 2 * 12 || body.includes('第 7 则');
    proxy.trouble = ({ path, body }) =>
      path.includes('_bulk') && isTooLarge(body) ? { kind: 'status', status: 413 } : null;
    const { code, output } = await load(to(proxy.url, '--in', writePosts(file('large.json'), posts)));
    expect([code, output]).toEqual([0, expect.stringContaining('39 posts loaded')]);
    expect(output).toMatch(/refused \S+ 产品笔记第 7 则: larger than the engine takes \(413\)/);
    expect(await listTitles()).toEqual(titlesOf(posts.filter((_, i) => i !== 6)));
  });

  it('lets two load at once into an index that was not there', async () => {
    const [one, two] = [createTeamPosts(700), createTeamPosts(900).slice(600)];
    const runs = await Promise.all([
      load([...to(engine, '--in', writePosts(file('one.json'), one)), '--journal', file('one.journal')]),
      load([...to(engine, '--in', writePosts(file('two.json'), two)), '--journal', file('two.journal')]),
    ]);
    expect(runs.map(({ code, output }) => [code, code === 0 ? '' : output])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    expect(await listTitles()).toEqual(titlesOf(createTeamPosts(900)));
  });

  it('replaces a source by what its files hold now, and leaves the others', async () => {
    const [old, fresh] = [posts.slice(0, 20), posts.slice(10, 30)];
    const others = posts.slice(35);
    await load(to(engine, '--in', writePosts(file('notes.json'), old), '--source', '笔记'));
    await load(to(engine, '--in', writePosts(file('others.json'), others), '--source', '别的'));
    writePosts(file('notes.json'), fresh);
    const { code, output } = await load(to(engine, '--in', file('notes.json'), '--source', '笔记', '--replace'));
    expect([code, output]).toEqual([0, expect.stringContaining('10 posts deleted that the files no longer hold')]);
    expect(await listTitles()).toEqual(titlesOf([...fresh, ...others]));
  });

  it('deletes posts by id and by address, and whole sources', async () => {
    await load(to(engine, '--in', writePosts(file('a.json'), posts.slice(0, 10)), '--source', '甲'));
    await load(to(engine, '--in', writePosts(file('b.json'), posts.slice(10, 20)), '--source', '乙'));
    const ids = [...(await listDocuments(engine, index))];
    const [id = ''] = ids.find(([, { title }]) => title === posts[1]?.title) ?? [];
    writeFileSync(file('gone.txt'), `${id}\n${posts[0]?.url}\n\nhttps://team.example/never-there\n`);
    const named = await load(to(engine, '--delete', file('gone.txt')));
    expect(named).toMatchObject({ code: 0, output: expect.stringContaining('2 of 3 posts deleted') });
    expect(await listTitles()).toEqual(titlesOf(posts.slice(2, 20)));
    const source = await load(to(engine, '--delete-source', '乙'));
    expect(source).toMatchObject({ code: 0, output: expect.stringContaining('10 posts of 乙 deleted') });
    expect(await listTitles()).toEqual(titlesOf(posts.slice(2, 10)));
  });

  it('waits and tries again while the engine is busy', async () => {
    let refusals = 3;
    proxy.trouble = ({ path }) => (path.includes('_bulk') && refusals-- > 0 ? { kind: 'status', status: 429 } : null);
    const { code } = await load(to(proxy.url, '--in', writePosts(file('busy.json'), posts)));
    expect(code).toBe(0);
    expect(refusals).toBeLessThan(0);
    expect(await listTitles()).toEqual(titlesOf(posts));
  });

  it.each([
    [401, /does not know this key \(401\)\. Check the file given with --key-file\./],
    [403, /refuses GET .* to this key \(403\)\. Loading needs the rights/],
  ])('says what a refusal (%i) asks for, and loads nothing', async (status, sentence) => {
    proxy.trouble = { kind: 'status', status };
    writeFileSync(file('key'), 'loader:secret\n');
    const { code, output } = await load(
      to(proxy.url, '--in', writePosts(file('key.json'), posts), '--key-file', file('key')),
    );
    expect([code, output]).toEqual([1, expect.stringMatching(sentence)]);
    expect(output).not.toMatch(/secret|\n\s+at /);
    expect(proxy.requests.map(({ authorization }) => authorization)).toEqual([`Basic ${btoa('loader:secret')}`]);
  });

  it('touches no index that is not ours, or newer', async () => {
    const args = to(engine, '--in', writePosts(file('foreign.json'), posts));
    await askEngine(engine, 'PUT', index, { mappings: { properties: { text: { type: 'text' } } } });
    const foreign = await load(args);
    expect([foreign.code, foreign.output]).toEqual([1, expect.stringContaining('was not made by team:load')]);
    await askEngine(engine, 'PUT', `${index}/_mapping`, { _meta: { pangzheng: { version: 99, shards: 1 } } });
    const newer = await load(args);
    expect([newer.code, newer.output]).toEqual([1, expect.stringContaining('newer version (mapping 99)')]);
    expect((await listDocuments(engine, index)).size).toBe(0);
  });
});
