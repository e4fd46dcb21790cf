import { describe, expect, it } from 'vitest';
import { createPage } from '../../../../utils/page/page.ts';
import { findRelatedPosts } from '../../../../utils/search/find-related-posts.ts';
import { searchPosts } from '../../../../utils/search/typed/search-posts.ts';
import { createLibrary, language } from './small-library.ts';
import { TWENTY_POSTS } from './twenty-posts.ts';

const library = createLibrary(TWENTY_POSTS);

async function find(title: string, text: string): Promise<string[]> {
  const page = createPage({ title, text });
  const outcome = await findRelatedPosts(page, library, language, { disabledKeywords: [], limit: 10 });
  return outcome.kind === 'ready' ? outcome.posts.map(({ post, strength }) => `${post.id} ${strength}`) : [];
}

/** What is shown beside each page, in order, with why. */
const PAGES: [name: string, title: string, text: string, shown: string[]][] = [
  // The same thing, then its neighbour: 退款, 大促, GMV and 成交额 stand in both.
  [
    'refunds',
    '618 之后商家在算什么',
    '大促结束,平台公布 GMV,商家在算退款率。一位女装店主说,剔除退款,成交额和平时差不多,投放的钱却花出去了。直播间里冲动下单的人,第二天就退货。',
    ['refunds strong', 'livestream strong'],
  ],
  // 复购, 企业微信 and 优惠券 stand in the first; that 会员 buy again, too, in other words, is too little among twenty.
  [
    'repurchase',
    '老客户比新客户便宜',
    '获客成本越来越高,品牌开始把客户加到企业微信,靠社群和优惠券做复购。运营说,第一周的欢迎语决定了有多少人会再买一次。',
    ['private-traffic strong'],
  ],
  // 选题, 标题 and 涨粉; nothing else is about writing in public.
  [
    'writing',
    '写公众号三年,我学会了什么',
    '开始的时候每天追热点,后来发现读者想看的是经历。选题要从读者的问题里来,标题不能骗人。三年涨粉两万,靠的是每周都更新。',
    ['topics strong'],
  ],
  // RAG by its parts (检索, 切块, 评测), then prompts: the same field, further away.
  [
    'knowledge',
    '企业知识库为什么答不准',
    '很多公司用大模型做问答,把文档切块以后存进向量数据库,检索回来的片段不对,答案就错了。先准备一套评测题,再调切块和提示词。',
    ['rag strong', 'prompting medium'],
  ],
  // 加班 and 绩效, then 简历 and 跳槽.
  [
    'burnout',
    '离职前的最后一周',
    '连着加班半年,体检报告红了一片。领导说再坚持一下,绩效还是没变。我写好简历,决定跳槽,不再用时间换认可。',
    ['overtime strong', 'resume strong'],
  ],
  // The account of a podcast; that 主播 live by their voice elsewhere, too, is no reason.
  [
    'podcasting',
    '声音生意',
    '一档播客怎么赚钱?主播说,广告口播占了大半,听众的赞助是零头。剪辑最花时间,一期要六个小时,好在听众愿意陪着。',
    ['podcast strong'],
  ],
  // Nothing here is about weather.
  [
    'snow',
    '北方多地迎来强降雪',
    '受冷空气影响,未来三天内蒙古东部和黑龙江北部有暴雪,局部积雪深度超过二十厘米。气象台提醒公众注意防寒。',
    [],
  ],
  // English beside English: the price of a subscription, and churn.
  [
    'subscriptions',
    'Why our subscription got more expensive',
    'We raised the price of our software last month. New customers pay more; old customers keep their price for a year. Churn did not change, and the people who left had not logged in for weeks.',
    ['pricing medium'],
  ],
  // The same advice in nearly the same words.
  [
    'testing',
    'Tests that break on every refactoring',
    'Our unit tests failed after each refactoring although the behaviour was the same. They were testing the implementation. We now name the behaviour and assert one thing in each test.',
    ['tests strong'],
  ],
  // How to ask those who cancelled; the price is a word of the page's last sentence alone.
  // The bread is baked for twenty minutes: a word of the page's title, and nothing more.
  [
    'cancelled',
    'We called twenty customers who cancelled',
    'We asked every customer who cancelled what they did the last time they logged in. Silence helped: they filled it with the true reason. We wrote down their words and changed nothing about the price.',
    ['interviews strong'],
  ],
  // Both languages in one page, mostly Han: prompts, and not the resume, which shares 写清楚.
  [
    'mixed',
    'Prompt engineering 入门',
    '写 prompt 之前先想清楚要什么格式。跟 ChatGPT 说话要给例子,提示词写清楚比写得长有用。An example says more than ten rules, 模型会照着例子做。',
    ['prompting strong'],
  ],
];

describe('eleven pages over twenty posts', () => {
  it.each(PAGES)('%s: shows what is related in the order a reader would want', async (_, title, text, shown) => {
    expect(await find(title, text)).toEqual(shown);
  });
});

describe('typed words over the same posts', () => {
  it.each<[query: string, found: string[]]>([
    // In the title and again in the text; then once in each text, in the shorter one first.
    ['模型', ['rag', 'prompting', 'agents']],
    // In the title, then in a text alone.
    ['customer', ['interviews', 'pricing']],
  ])('"%s" finds whole lists in order', async (query, expected) => {
    const found = await searchPosts(library.index, query, { limit: 20 }, library.loadPosts);
    expect(found.posts.map(({ post }) => post.id)).toEqual(expected);
  });
});
