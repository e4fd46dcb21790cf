import { describe, expect, it } from 'vitest';
import { createPage, type Page } from '../../../../utils/page/page.ts';
import type { RelatedPost } from '../../../../utils/protocol/outcome.ts';
import { findRelatedPosts } from '../../../../utils/search/find-related-posts.ts';
import { fold } from '../../../../utils/text/fold.ts';
import { createLibrary, createPost, language, POSTS } from './small-library.ts';

const SALE = createPage({
  title: '618 战报出炉:平台只报 GMV,商家在算退款',
  text: '今年 618 大促落幕,几家电商平台公布的 GMV 都在增长。多位商家告诉记者,退款率同样创了新高,剔除退款之后,真实成交额几乎没有变化。一位女装商家说,大促期间退款率接近四成,投放成本却涨了一截。\n业内人士认为,平台应当披露剔除退款后的成交额,让商家看清大促到底赚不赚钱。',
});
const STEEL = createPage({
  title: '北方多地迎来强降雪',
  text: '受冷空气影响,未来三天内蒙古东部和黑龙江北部有暴雪,局部积雪深度超过二十厘米。气象台提醒公众注意防寒,驾车出行要减速慢行,铁路部门已经启动除雪预案。',
});

async function find(page: Page, { disabledKeywords = [] as string[], library = createLibrary(), limit = 5 } = {}) {
  return findRelatedPosts(page, library, language, { disabledKeywords, limit });
}

async function findPosts(page: Page, settings: Parameters<typeof find>[1] = {}): Promise<RelatedPost[]> {
  const outcome = await find(page, settings);
  return outcome.kind === 'ready' ? outcome.posts : [];
}

const ids = (posts: readonly RelatedPost[]) => posts.map(({ post }) => post.id);

describe('finding related posts', () => {
  it('orders the whole library: the same thing, its neighbour, and nothing of the other ten', async () => {
    const posts = await findPosts(SALE);
    expect(posts.map(({ post, strength }) => `${post.id} ${strength}`)).toEqual([
      'refunds strong',
      'livestream strong',
    ]);
  });

  it('names whole words with their places and how rare they are', async () => {
    const [first] = await findPosts(SALE);
    expect(first?.strength).toBe('strong');
    const reasons = first?.reasons ?? [];
    expect(reasons.map(({ pageTerm }) => pageTerm)).toContain('退款率');
    const reason = reasons.find(({ pageTerm }) => pageTerm === '退款率');
    expect(reason).toMatchObject({
      postTerm: '退款率',
      kind: 'same',
      postField: 'title',
      documentFrequency: 1,
      postCount: POSTS.length,
    });
    for (let i = 1; i < reasons.length; i++)
      expect(reasons[i - 1]?.share).toBeGreaterThanOrEqual(reasons[i]?.share ?? 1);
    expect(reasons.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1.001);
  });

  it('marks what the page cites, and puts it below what it does not', async () => {
    const isCited = ({ id }: { id: string }) => id === 'refunds';
    const posts = await findPosts(SALE, { library: { ...createLibrary(), isCited } });
    expect(posts.map(({ post, isCited: is = false }) => `${post.id} ${is}`)).toEqual([
      'livestream false',
      'refunds true',
    ]);
    const [only] = await findPosts(SALE, { library: { ...createLibrary(), isCited }, limit: 1 });
    expect(only?.post.id).toBe('livestream');
  });

  it('marks the reasons in the excerpt', async () => {
    const [first] = await findPosts(SALE);
    const marked = first?.excerpt.marks.map(([start, end]) => fold(first.excerpt.text.slice(start, end))) ?? [];
    const reasons = first?.reasons.map(({ postTerm }) => fold(postTerm)) ?? [];
    // Of the reasons, the first always; and nothing that is no reason.
    expect(marked).toContain(reasons[0]);
    expect(marked.filter((word) => !reasons.includes(word))).toEqual([]);
  });

  it('is silent about a page that no post is about', async () => {
    expect(await find(STEEL)).toMatchObject({ kind: 'silent', reason: 'nothing-related', postCount: POSTS.length });
  });

  it('says which post came nearest when none is near enough, and why it came near', async () => {
    const outcome = await find(STEEL);
    expect(outcome).toMatchObject({ kind: 'silent', reason: 'nothing-related' });
    if (outcome.kind !== 'silent') return;
    expect(outcome.nearest?.strength).toBe('weak');
    expect(outcome.nearest?.reasons).not.toEqual([]);
  });

  it('says that a page is too short to go by', async () => {
    expect(await find(createPage({ text: '你好。' }))).toMatchObject({ kind: 'silent', reason: 'page-too-short' });
  });

  it('takes a selection of two words as a page', async () => {
    const selection = createPage({ text: '提示词 ChatGPT', textSource: 'selection' });
    expect(ids(await findPosts(selection))[0]).toBe('prompting');
  });

  it('says that the library is empty', async () => {
    expect(await find(SALE, { library: createLibrary([]) })).toMatchObject({ kind: 'silent', reason: 'library-empty' });
  });

  it('says that every keyword is off', async () => {
    const { keywords } = await find(SALE);
    const disabledKeywords = keywords.map(({ term }) => term);
    expect(await find(SALE, { disabledKeywords })).toMatchObject({
      kind: 'silent',
      reason: 'all-keywords-off',
      keywords,
    });
  });

  it('ranks anew when keywords are switched off', async () => {
    const page = createPage({
      title: '带货主播也开始用提示词',
      text: '一家公司的直播间里,主播的口播稿都由大模型来写。运营把提示词贴在墙上:先给背景,再给例子。公司说,直播带货的成交额因此涨了一成,主播每天少写两小时稿子。直播间的转化率还在观察。',
    });
    expect(ids(await findPosts(page))[0]).toBe('livestream');
    const disabledKeywords = ['直播', '主播', '直播间', '成交额', '直播带货', '带货', '带货主播', '转化率'];
    expect(ids(await findPosts(page, { disabledKeywords }))[0]).toBe('prompting');
  });

  it('leaves out the page itself, known by its text or by its address', async () => {
    const [post] = POSTS;
    if (post === undefined) throw new Error('no posts');
    expect(ids(await findPosts(createPage({ title: post.title, text: post.text })))).not.toContain(post.id);
    const library = createLibrary([{ ...post, url: 'https://example.com/a?utm_source=x' }, ...POSTS.slice(1)]);
    const page = { ...SALE, url: 'https://example.com/b', canonicalUrl: 'https://example.com/a' };
    expect(ids(await findPosts(page, { library }))).not.toContain(post.id);
  });

  it('takes a single letter for no reason', async () => {
    const letter = createPost({
      id: 'letter',
      title: '不发音的 b',
      text: '英文单词 debt 里的 b 不发音，doubt 里的 b 也是。',
    });
    const page = createPage({
      title: 'A faster B-tree',
      text: 'The page cache of the database makes every B-tree faster. Each B-tree has its own lock, so readers of one B-tree no longer wait for another B-tree.',
    });
    expect(ids(await findPosts(page, { library: createLibrary([...POSTS, letter]) }))).toEqual([]);
  });

  it('leaves out what the reader dismissed', async () => {
    expect(ids(await findPosts(SALE, { library: createLibrary(POSTS, ['refunds']) }))).toEqual(['livestream']);
  });

  it('folds a copy under the better post', async () => {
    const [post] = POSTS;
    if (post === undefined) throw new Error('no posts');
    const copy = createPost({ ...post, id: 'copy', text: `${post.text}(转)` });
    const posts = await findPosts(SALE, { library: createLibrary([...POSTS, copy]) });
    expect(ids(posts)).toEqual(['refunds', 'livestream']);
    expect(posts[0]?.similar.map(({ id }) => id)).toEqual(['copy']);
  });
});
