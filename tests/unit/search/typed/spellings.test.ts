import { describe, expect, it } from 'vitest';
import { LibraryIndex } from '../../../../utils/search/index/library-index.ts';
import { buildSegment } from '../../../../utils/search/segment/build-segment.ts';
import { openSegment } from '../../../../utils/search/segment/open-segment.ts';
import { searchPosts } from '../../../../utils/search/typed/search-posts.ts';
import { cleanText } from '../../../../utils/text/clean-text.ts';
import { createPost } from '../../../create-post.ts';

async function finds(query: string, text: string): Promise<boolean> {
  const post = createPost({ title: '', titleIsDerived: true, text: cleanText(text) });
  const index = new LibraryIndex([{ segment: openSegment(buildSegment([post])) }]);
  const { posts } = await searchPosts(index, query, { limit: 10 }, async () => [post]);
  return posts.length > 0;
}

describe('typed search', () => {
  it.each([
    ['7900', 'RX7900 到货'],
    ['mate 70', '用了 Mate70 一个月'],
    ['deepseekv3', 'DeepSeek-V3 开源'],
    ['deepseek-v3', 'DeepSeek V3 开源'],
    ['qwen 2.5', 'Qwen2.5 技术报告'],
    ['su7ultra', '小米 SU7 Ultra 圈速'],
    ['iphone17pro', 'iPhone 17 Pro Max 首销'],
    ['iphone 17 pro', 'iPhone17Pro 首销'],
    ['gpt-4o', 'GPT 4o mini'],
    ['covid19', 'COVID-19 之后'],
    ['2.3.1', 'v2.3.1 发布'],
    ['歼-20', '歼20 首飞'],
    ['歼20', '歼-20 首飞'],
    ['新能源汽车', '新能源汽\n车的下半场'],
    ['ai技术', 'AI\n技术的边界'],
    ['私域运营', '我 们 做 私 域 运 营'],
    ['目录', '目 录'],
    ['a股', 'A 股大涨'],
    ['fine-tuning', 'finetuning 指南'],
    ['finetuning', 'fine-tuning 指南'],
    ['ecommerce', 'e-commerce growth'],
    ['nodejs', 'Node.js 教程'],
    ['strasse', 'Neue Straße'],
    ['1234', '价格 1,234 元'],
    ['1', '①首先'],
    ['小米14ultra', '小米 14 Ultra 影像'],
    ['excel2019', 'Excel 2019 技巧'],
    ['to b', 'ToB 市场'],
    ['kol/koc', 'KOL、KOC 投放'],
    ['¥199', '￥199 包邮'],
    ['ab测试', 'A/B 测试'],
    ['京东：淘宝', '京东、淘宝的外卖战'],
    ['@京东', '京东的外卖战'],
  ])('for %s finds %s', async (query, text) => {
    expect(await finds(query, text)).toBe(true);
  });

  it.each([
    ['245', '订单 20245'],
    ['3月15日', '截至13月15日'],
    ['退款率', '退款很多，率先处理'],
    ['退款率', '退款 率先'],
    ['art ', 'start a business'],
    ['gpt5', 'GPT 4 与 5 个人'],
  ])('for %s does not find %s', async (query, text) => {
    expect(await finds(query, text)).toBe(false);
  });
});
