import { describe, expect, it } from 'vitest';
import { createPage } from '../../../../utils/page/page.ts';
import type { Reason } from '../../../../utils/protocol/outcome.ts';
import { findRelatedPosts } from '../../../../utils/search/find-related-posts.ts';
import { createLibrary, createPost, language, POSTS } from '../find/small-library.ts';

/** 退款率 title>title 1: the word, where it stands in page and post, and in how many posts. */
function write({ kind, pageTerm, postTerm, concept, pageField, postField, documentFrequency }: Reason): string {
  if (kind === 'passage') return `“${pageTerm}” ~ “${postTerm}”`;
  const words = postTerm === pageTerm ? pageTerm : `${pageTerm} ≈ ${postTerm} (${concept})`;
  return `${words} ${pageField}>${postField} ${documentFrequency}`;
}

async function explain(title: string, text: string, posts = POSTS): Promise<string[]> {
  const page = createPage({ title, text });
  const outcome = await findRelatedPosts(page, createLibrary(posts), language, { disabledKeywords: [], limit: 5 });
  const shown = outcome.kind === 'ready' ? outcome.posts : [];
  return shown.map(({ post, reasons }) => `${post.id}: ${reasons.map(write).join(', ')}`);
}

describe('the reasons of a whole answer', () => {
  it('join a sale, its refunds and its turnover that go by other names', async () => {
    expect(
      await explain(
        '双11 的销售额去哪了',
        '今年双11,一家鞋店的直播带货很热闹,销售额却有三成退了回来。店主说,购物节卖得越多,退货率越高,主播的佣金照付。',
      ),
    ).toEqual([
      'livestream: 直播带货 lead>text 1, 主播 lead>text 1, 销售额 ≈ 成交额 (成交额) title>title 2',
      'refunds: 双11 ≈ 大促 (大促) title>title 1, 退货率 ≈ 退款率 (退货退款) lead>title 1, 销售额 ≈ GMV (成交额) title>text 2',
    ]);
  });

  it('name what was done and leave out how and for how long: no 一周, no 清楚', async () => {
    expect(
      await explain(
        '辞职之前',
        '同事裸辞以后,一周投了二十份简历,面试了三次,每次都被问为什么跳槽。他说下次不想再这样清楚地回答了。',
      ),
    ).toEqual(['resume: 简历 lead>title 1, 裸辞 lead>text 1, 跳槽 lead>text 1']);
  });

  it('put two words of one group side by side: 降息 and 利率', async () => {
    expect(await explain('降息来了', '央行宣布降息,按揭的人松了一口气。提前还款还是买银行理财,要看利息差。')).toEqual([
      'mortgage: 提前还款 lead>text 1, 银行理财 lead>text 1, 降息 ≈ 利率 (利率) title>text 1',
    ]);
  });

  it('put the post with three reasons before the one with one', async () => {
    expect(
      await explain('用大模型写周报', '每周五让 ChatGPT 写周报,先给它背景和例子。好的 prompt 像一张清单。'),
    ).toEqual([
      'prompting: 大模型 title>text 2, prompt ≈ 提示词 (提示词) lead>title 1, ChatGPT lead>text 1',
      'agents: 大模型 title>text 2',
    ]);
  });

  it('take a word inside a longer one for the same word: 工资 stands in 员工工资', async () => {
    const posts = [
      ...POSTS,
      createPost({
        id: 'wages',
        title: '账本',
        text: '去年公司发了一千亿员工工资,加班费也给到位了,加班的人仍然很多。',
      }),
    ];
    const [first] = await explain('加班一年', '主管加班一年,工资一分没涨。他说公司不给加班费,只给头衔。', posts);
    expect(first).toMatch(/^wages: /);
    expect(first).toContain('工资 ');
    expect(first).not.toContain('≈');
  });
});
