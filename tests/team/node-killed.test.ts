import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDocuments } from './ask-engine.ts';
import { type EngineProxy, startEngineProxy } from './engine-proxy.ts';
import { codeOf, openTeam } from './loaded-index.ts';
import { isRemote, OPENSEARCH, type OpenSearchNode, startOpenSearch } from './opensearch-node.ts';
import { load, startLoad } from './run-load.ts';
import { createTeamPosts, SALE_PAGE, SALE_POST, writePosts } from './team-posts.ts';

const INDEX = 'posts';
const NOBODY = { kind: 'none' } as const;

// A node of its own, which is ended without a goodbye and started again over what it had written.
describe.skipIf(OPENSEARCH === '' || isRemote)('a node that is killed', () => {
  let folder: string;
  let node: OpenSearchNode;
  let proxy: EngineProxy;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pangzheng-killed-'));
    node = await startOpenSearch();
    proxy = await startEngineProxy(node.url);
  });
  afterAll(async () => {
    await proxy?.close();
    await node?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('in the middle of a load, is waited for: every post is there in the end, once', async () => {
    const posts = [SALE_POST, ...createTeamPosts(2999)];
    const journal = join(folder, 'journal');
    const file = writePosts(join(folder, 'posts.json'), posts);
    const args = ['--in', file, '--engine', proxy.url, '--index', INDEX, '--replicas', '0', '--journal', journal];
    let bulks = 0;
    // The third batch reaches a node that dies over it.
    proxy.trouble = ({ path }) => (path.includes('_bulk') && ++bulks >= 3 ? { kind: 'hang-up' } : null);
    const loading = startLoad(args);
    await proxy.waitFor('two batches to be taken', () => bulks >= 3);
    await node.kill();
    proxy.trouble = null;
    await node.restart();

    if ((await loading.end()) !== 0) {
      // On a slow machine the node may be away for longer than the loader waits. It says so, and goes on when asked.
      expect(loading.output).toContain('What it has acknowledged is kept; the same command goes on from there.');
      const again = await load(args);
      expect(again).toMatchObject({ code: 0, output: expect.stringContaining('Going on after') });
    }
    const titles = [...(await listDocuments(node.url, INDEX)).values()].map(({ title }) => String(title));
    expect(titles.sort()).toEqual(posts.map(({ title }) => title).sort());
  });

  it('in the middle of a search, is told of at once, and asked again when it is back', async () => {
    const { team, clock } = openTeam(proxy.url, INDEX);
    const find = async () => {
      const outcome = await team.find(SALE_PAGE, { disabledKeywords: [], limit: 10 }, NOBODY);
      return outcome.kind === 'ready' ? outcome.posts.map(({ post }) => post.title) : [];
    };
    expect(await find()).toContain(SALE_POST.title);

    // The search has arrived and is not answered; then the node is gone.
    proxy.trouble = { kind: 'silence' };
    const asked = proxy.requests.length;
    const question = codeOf(find());
    await proxy.waitFor('the search to arrive', () => proxy.requests.length > asked);
    await node.kill();
    proxy.trouble = null;
    proxy.hangUp();
    expect(await question).toBe('unreachable');

    await node.restart();
    clock.ahead = 60_000; // the pause after a failure
    await proxy.waitFor('the node to answer again', async () => (await find()).includes(SALE_POST.title));
  });
});
