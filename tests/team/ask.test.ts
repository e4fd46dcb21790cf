import { describe, expect, inject, it } from 'vitest';
import { createPage, type Page } from '../../utils/page/page.ts';
import { describeWithEngine } from './ask-engine.ts';
import { SALE_PAGE, SALE_POST } from './team-posts.ts';
import { useLoadedIndex } from './use-loaded-index.ts';

const STEW_PAGE = createPage({
  title: '番茄牛腩要炖多久',
  text: '牛腩冷水下锅，焯出血沫，换热水小火炖一个半小时。番茄去皮切块，炒出汁再下锅。盐最后放，香菜随意。'.repeat(4),
  url: 'https://kitchen.example/stew',
});
const OPTIONS = { disabledKeywords: [], limit: 10 };
const NOBODY = { kind: 'none' } as const;

describeWithEngine('a team’s library on an engine', () => {
  const engine = inject('engine');
  const loaded = useLoadedIndex(engine);
  const { open } = loaded;

  async function find(page: Page, { team } = open()) {
    const sent: string[][] = [];
    const outcome = await team.find(page, OPTIONS, NOBODY, (terms) => sent.push(terms));
    return { outcome, sent };
  }

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
      const bodies = loaded.proxy.requests.filter(({ method }) => method === 'POST');
      expect(bodies.map(({ path }) => path.replace(loaded.index, 'INDEX'))).toEqual([
        '/INDEX/_termvectors',
        '/INDEX/_search',
      ]);
      const [statistics, search] = bodies.map(({ body }) => JSON.parse(body));
      const named = new Set(sent.flat());
      expect(named.size).toBeLessThanOrEqual(96);
      expect(new Set(statistics.doc.tokens.split(' '))).toEqual(named);
      const asked: string[] = search.query.bool.should.map((clause: { term: object }) =>
        Reflect.get(Reflect.get(clause.term, 'tokens'), 'value'),
      );
      expect(asked.filter((term) => !named.has(term))).toEqual([]);
      // No run of the page longer than a term, and no address.
      const everything = JSON.stringify(loaded.proxy.requests);
      for (const secret of ['news.example', 'reader=42', '战报换', '首页，放在', '母婴品牌', '周报首页']) {
        expect(everything).not.toContain(secret);
      }
    });

    it('asks how common terms are once, and with the next page only for the new ones', async () => {
      const opened = open();
      await find(SALE_PAGE, opened);
      await find(SALE_PAGE, opened);
      expect(loaded.proxy.requests.map(({ path }) => path.split('/').at(-1))).toEqual([
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
      expect(loaded.proxy.requests.filter(({ body }) => body.includes('search_after')).length).toBeGreaterThanOrEqual(
        2,
      );
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
});
