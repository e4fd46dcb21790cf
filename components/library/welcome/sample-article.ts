import { createPage, type Page } from '../../../utils/page/page.ts';

/** An article of our own writing that the bundled posts have something to say to: the example that can be tried at once. */
export const SAMPLE_TITLE = '618 不再公布总成交额，商家松了一口气';

export const SAMPLE_PARAGRAPHS = [
  '今年 618 收官，几家电商平台都没有公布总 GMV。天猫在战报里换了说法，只讲剔除退款之后的增长；另一家说的是下单用户数。',
  '一位做女装的商家告诉我们，大促期间退款率接近六成，凑单、满减带来的订单过几天又退了回来。战报上的数字很好看，仓库里堆的却是退货。',
  '消费者也累了。预售、定金、跨店满减，规则越写越长，购物节从一天拉到一个多月，期待感反而没有了。',
];

/** The article as the reader of pages would hand it over. */
export function createSamplePage(): Page {
  return createPage({
    url: 'https://sample.invalid/618',
    title: SAMPLE_TITLE,
    text: SAMPLE_PARAGRAPHS.join('\n'),
    language: 'zh-CN',
  });
}
