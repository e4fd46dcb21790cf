import { expect, inject, it } from 'vitest';
import { askEngine, describeWithEngine, nameIndex } from './ask-engine.ts';
import { UNTRUSTED } from './certificates.ts';
import { startEngineProxy, type Trouble } from './engine-proxy.ts';
import { codeOf } from './loaded-index.ts';
import { load } from './run-load.ts';
import { SALE_PAGE } from './team-posts.ts';
import { useLoadedIndex } from './use-loaded-index.ts';

const OPTIONS = { disabledKeywords: [], limit: 10 };
const NOBODY = { kind: 'none' } as const;

describeWithEngine('an engine that fails', () => {
  const engine = inject('engine');
  const loaded = useLoadedIndex(engine);
  const { open } = loaded;

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
    loaded.proxy.trouble = trouble;
    const { team } = open();
    expect(await codeOf(team.find(SALE_PAGE, OPTIONS, NOBODY))).toBe(code);
    expect(loaded.proxy.requests).toHaveLength(1);
  });

  it.each<[string, string, Trouble]>([
    ['after the mapping, before the frequencies', '_termvectors', { kind: 'silence' }],
    ['in the middle of a search', '_search', { kind: 'silence' }],
  ])('%s, says that it came too late, and what had left by then', async (_, path, trouble) => {
    loaded.proxy.trouble = (asked) => (asked.path.includes(path) ? trouble : null);
    const sent: string[][] = [];
    const { team } = open();
    expect(await codeOf(team.find(SALE_PAGE, OPTIONS, NOBODY, (terms) => sent.push(terms)))).toBe('timeout');
    expect(sent.at(-1)).toContain('退款');
  });

  it('is left alone for a second or more, and asked again afterwards', async () => {
    loaded.proxy.trouble = { kind: 'status', status: 429 };
    const opened = open();
    const { team, clock } = opened;
    expect(await codeOf(team.find(SALE_PAGE, OPTIONS, NOBODY))).toBe('too-many');
    for (let i = 0; i < 20; i++) expect(await codeOf(team.search('退款', 10, NOBODY))).toBe('too-many');
    expect(loaded.proxy.requests).toHaveLength(1);
    loaded.proxy.trouble = null;
    clock.ahead = 60_000;
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
    const sealed = await startEngineProxy(engine, { tls: UNTRUSTED });
    try {
      expect(await codeOf(open(sealed.url).team.check(NOBODY))).toBe('unreachable');
      const { code, output } = await load(['--in', loaded.file, '--engine', sealed.url, '--index', loaded.index]);
      expect([code, output]).toEqual([1, expect.stringMatching(/certificate .*not trusted.*NODE_EXTRA_CA_CERTS/)]);
      expect(sealed.requests).toEqual([]);
    } finally {
      await sealed.close();
    }
  });

  it('lies: what it says of other posts is text, and what is no post is passed over', async () => {
    loaded.proxy.trouble = ({ path }) =>
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
