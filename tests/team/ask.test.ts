import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createPostEmbedder } from '../../scripts/team/create-post-embedder.ts';
import { createPage, type Page } from '../../utils/page/page.ts';
import { createTeamLibrary } from '../../utils/team/create-team-library.ts';
import { TeamFailure } from '../../utils/team/team-failure.ts';
import { openPackagedLanguage } from '../bench/open-packaged-language.ts';
import { askEngine, describeWithEngine, nameIndex } from './ask-engine.ts';
import { type EngineProxy, startEngineProxy, type Trouble } from './engine-proxy.ts';
import { load } from './run-load.ts';
import { createTeamPosts, SALE_PAGE, SALE_POST, writePosts } from './team-posts.ts';

const STEW_PAGE = createPage({
  title: '番茄牛腩要炖多久',
  text: '牛腩冷水下锅，焯出血沫，换热水小火炖一个半小时。番茄去皮切块，炒出汁再下锅。盐最后放，香菜随意。'.repeat(4),
  url: 'https://kitchen.example/stew',
});
const OPTIONS = { disabledKeywords: [], limit: 10 };
const NOBODY = { kind: 'none' } as const;

describeWithEngine('a team’s library on an engine', () => {
  const engine = inject('engine');
  const index = nameIndex();
  const { tables } = createPostEmbedder();
  const language = openPackagedLanguage();
  let folder: string;
  let proxy: EngineProxy;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pangzheng-ask-'));
    const file = writePosts(join(folder, 'posts.json'), [SALE_POST, ...createTeamPosts(200)]);
    const journal = join(folder, 'journal');
    const args = ['--in', file, '--engine', engine, '--index', index, '--replicas', '0', '--journal', journal];
    const { code, output } = await load([...args, '--source', '内容组', '--shards', '2']);
    expect([code, output]).toEqual([0, expect.anything()]);
    proxy = await startEngineProxy(engine);
  });
  afterAll(async () => {
    await proxy?.close();
    await askEngine(engine, 'DELETE', index);
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    proxy.trouble = null;
    proxy.requests.length = 0;
  });

  /** The library as a surface opens it. The clock is turned by hand where pauses matter. */
  function open(address = proxy.url, indexName = index) {
    const clock = { now: () => performance.now() };
    const team = createTeamLibrary(
      { engine: address, index: indexName, name: '内容组' },
      {
        fetch: (url, init) => fetch(url, init),
        now: () => clock.now(),
        random: Math.random,
        startTimer(listener, ms) {
          const timer = setTimeout(listener, ms);
          return () => clearTimeout(timer);
        },
      },
      async () => ({ language, builtWith: () => tables }),
    );
    return { team, clock };
  }

  async function find(page: Page, { team } = open()) {
    const sent: string[][] = [];
    const outcome = await team.find(page, OPTIONS, NOBODY, (terms) => sent.push(terms));
    return { outcome, sent };
  }

  const codeOf = (question: Promise<unknown>) =>
    question.then(
      () => 'answered',
      (thrown) => (thrown instanceof TeamFailure ? thrown.code : `${thrown}`),
    );

  describe('asked for a page', () => {
    it('gives the related post with its reasons, its strength and its origin', async () => {
      const { outcome } = await find(SALE_PAGE);
      expect(outcome.postCount).toBeGreaterThan(150); // both shards together, from what one of them says
      const [first] = outcome.kind === 'ready' ? outcome.posts : [];
      expect(first).toMatchObject({ post: { title: SALE_POST.title, sourceId: 'team:内容组', url: SALE_POST.url } });
      expect(first?.reasons.map(({ postTerm }) => postTerm).join(' ')).toMatch(/退款|GMV|618/);
      expect(['strong', 'medium']).toContain(first?.strength);
    });

    it('is silent about a page of another subject', async () => {
      expect((await find(STEW_PAGE)).outcome).toMatchObject({ kind: 'silent', reason: 'nothing-related' });
    });

    it('lets out the page’s heaviest terms, which it names, and nothing else of the page', async () => {
      const { sent } = await find(SALE_PAGE);
      const bodies = proxy.requests.filter(({ method }) => method === 'POST');
      expect(bodies.map(({ path }) => path.replace(index, 'INDEX'))).toEqual(['/INDEX/_termvectors', '/INDEX/_search']);
      const [statistics, search] = bodies.map(({ body }) => JSON.parse(body));
      const named = new Set(sent.flat());
      expect(named.size).toBeLessThanOrEqual(96);
      expect(new Set(statistics.doc.tokens.split(' '))).toEqual(named);
      const asked: string[] = search.query.bool.should.map((clause: { term: object }) =>
        Reflect.get(Reflect.get(clause.term, 'tokens'), 'value'),
      );
      expect(asked.filter((term) => !named.has(term))).toEqual([]);
      // No run of the page longer than a term, and no address.
      const everything = JSON.stringify(proxy.requests);
      for (const secret of ['news.example', 'reader=42', '战报换', '首页，放在', '母婴品牌', '周报首页']) {
        expect(everything).not.toContain(secret);
      }
    });

    it('asks how common terms are once, and with the next page only for the new ones', async () => {
      const opened = open();
      await find(SALE_PAGE, opened);
      await find(SALE_PAGE, opened);
      expect(proxy.requests.map(({ path }) => path.split('/').at(-1))).toEqual([
        '_mapping',
        '_termvectors',
        '_search',
        '_search',
      ]);
    });

    it('drops the question of a page that the reader has left', async () => {
      const { team } = open();
      const left = team.find(SALE_PAGE, OPTIONS, NOBODY).catch((thrown: Error) => thrown.name);
      const stayed = await team.find(STEW_PAGE, OPTIONS, NOBODY);
      expect(await left).toBe('AbortError');
      expect(stayed.kind).toBe('silent');
    });
  });

  describe('searched', () => {
    it('finds what holds every word, marks it, and goes on beyond one answer without doubles', async () => {
      const { team } = open();
      const { posts, total } = await team.search('一起讨论过', 120, NOBODY);
      expect(proxy.requests.filter(({ body }) => body.includes('search_after')).length).toBeGreaterThanOrEqual(2);
      expect(posts).toHaveLength(120);
      expect(new Set(posts.map(({ post }) => post.id)).size).toBe(120);
      expect(total).toBeGreaterThanOrEqual(120);
      for (const { post, excerpt } of posts) {
        expect(post.sourceId).toBe('team:内容组');
        expect(excerpt.marks.map(([start, end]) => excerpt.text.slice(start, end))).toContain('一起讨论过');
      }
    });

    it.each([
      ['note181', ['私域笔记第 181 则']],
      ['"第 42 则"', ['选题笔记第 42 则']],
      ['退款后 GMV', [SALE_POST.title]],
      ['退款率 -凑单', []],
      ['这几个字哪里都没有', []],
    ])('%s finds %j', async (query, titles) => {
      const { posts, total } = await open().team.search(query, 20, NOBODY);
      expect(posts.map(({ post }) => post.title)).toEqual(titles);
      expect(total).toBe(titles.length);
    });

    it('takes an unfinished word as the beginning of others, the posts that hold it whole first', async () => {
      const { posts } = await open().team.search('note17', 20, NOBODY);
      const numbers = posts.map(({ post }) => Number(/\d+/.exec(post.title)?.[0]));
      expect(numbers[0]).toBe(17);
      expect(numbers.sort((a, b) => a - b)).toEqual([17, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179]);
    });

    it('marks the words in the title, too', async () => {
      const { posts } = await open().team.search('退款率', 5, NOBODY);
      const [first] = posts;
      expect(first?.titleMarks.map(([start, end]) => first.post.title.slice(start, end))).toEqual(['退款率']);
    });
  });

  describe('that fails', () => {
    it.each<[string, Trouble]>([
      ['unauthorised', { kind: 'status', status: 401 }],
      ['forbidden', { kind: 'status', status: 403 }],
      ['too-many', { kind: 'status', status: 429 }],
      ['engine-failed', { kind: 'status', status: 502, body: '<html>Bad gateway</html>' }],
      ['timeout', { kind: 'silence' }],
      ['unreachable', { kind: 'hang-up' }],
      ['answer-invalid', { kind: 'answer', body: '<html>welcome to the hotel</html>' }],
      ['answer-invalid', { kind: 'answer', body: '[7, null]' }],
      ['answer-invalid', { kind: 'answer', body: '"hello"' }],
      ['not-ours', { kind: 'answer', body: '{}' }],
    ])('says so: %s', async (code, trouble) => {
      proxy.trouble = trouble;
      const { team } = open();
      expect(await codeOf(team.find(SALE_PAGE, OPTIONS, NOBODY))).toBe(code);
      expect(proxy.requests).toHaveLength(1);
    });

    it.each<[string, string, Trouble]>([
      ['after the mapping, before the frequencies', '_termvectors', { kind: 'silence' }],
      ['in the middle of a search', '_search', { kind: 'silence' }],
    ])('%s, says that it came too late, and what had left by then', async (_, path, trouble) => {
      proxy.trouble = (asked) => (asked.path.includes(path) ? trouble : null);
      const sent: string[][] = [];
      const { team } = open();
      expect(await codeOf(team.find(SALE_PAGE, OPTIONS, NOBODY, (terms) => sent.push(terms)))).toBe('timeout');
      expect(sent.at(-1)).toContain('退款');
    });

    it('is left alone for a second or more, and asked again afterwards', async () => {
      proxy.trouble = { kind: 'status', status: 429 };
      const opened = open();
      const { team, clock } = opened;
      expect(await codeOf(team.find(SALE_PAGE, OPTIONS, NOBODY))).toBe('too-many');
      for (let i = 0; i < 20; i++) expect(await codeOf(team.search('退款', 10, NOBODY))).toBe('too-many');
      expect(proxy.requests).toHaveLength(1);
      proxy.trouble = null;
      clock.now = () => performance.now() + 60_000;
      expect(await codeOf(team.search('退款', 10, NOBODY))).toBe('answered');
    });

    it('says that the index is missing, is not ours, or is newer', async () => {
      const other = nameIndex();
      expect(await codeOf(open(engine, other).team.check(NOBODY))).toBe('index-missing');
      await askEngine(engine, 'PUT', other, { mappings: { properties: { text: { type: 'text' } } } });
      expect(await codeOf(open(engine, other).team.check(NOBODY))).toBe('not-ours');
      await askEngine(engine, 'PUT', `${other}/_mapping`, { _meta: { pangzheng: { version: 2, shards: 1 } } });
      expect(await codeOf(open(engine, other).team.check(NOBODY))).toBe('mapping-newer');
      await askEngine(engine, 'DELETE', other);
    });

    it('cannot be reached behind a certificate that nobody trusts; the loader names the reason', async () => {
      const read = (name: string) => readFileSync(`tests/fixtures/team/untrusted.${name}.pem`, 'utf8');
      const sealed = await startEngineProxy(engine, { tls: { key: read('key'), cert: read('cert') } });
      try {
        expect(await codeOf(open(sealed.url).team.check(NOBODY))).toBe('unreachable');
        const file = join(folder, 'posts.json');
        const { code, output } = await load(['--in', file, '--engine', sealed.url, '--index', index]);
        expect([code, output]).toEqual([1, expect.stringMatching(/certificate .*not trusted.*NODE_EXTRA_CA_CERTS/)]);
        expect(sealed.requests).toEqual([]);
      } finally {
        await sealed.close();
      }
    });

    it('lies: what it says of other posts is text, and what is no post is passed over', async () => {
      proxy.trouble = ({ path }) =>
        path.includes('_search')
          ? {
              kind: 'answer',
              body: JSON.stringify({
                hits: {
                  hits: [
                    {
                      _id: 'a',
                      _source: { title: '<img src=x>', text: '退款后 GMV <script>', url: 'javascript:alert(1)' },
                    },
                    { _id: 7, _source: { title: '退款', text: '退款' } },
                    null,
                  ],
                },
              }),
            }
          : null;
      const { posts } = await open().team.search('退款', 10, NOBODY);
      expect(posts.map(({ post }) => [post.title, post.url])).toEqual([['<img src=x>', '']]);
    });
  });
});
