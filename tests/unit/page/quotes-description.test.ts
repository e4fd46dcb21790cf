import { describe, expect, it } from 'vitest';
import { createQuoteTest } from '../../../utils/page/quotes-description.ts';

const TEXT = '仓库搬到郊区以后，运费每单省下一块二，可是次日达的比例掉了十个点。';
const NOTICE = '本站使用小型文本文件来记住你的选择，继续浏览即表示你同意我们的做法。';

describe('what a page says of itself', () => {
  it('tells the text that it quotes from a notice on the same page', () => {
    const holds = createQuoteTest(TEXT.slice(0, 30), `${NOTICE}\n${TEXT}`);
    expect([holds?.(TEXT), holds?.(NOTICE)]).toEqual([true, false]);
  });

  it('tells nothing when it is a slogan that stands nowhere on the page', () => {
    expect(createQuoteTest('三亿人的生活经验都在这里等你来发现', TEXT)).toBeNull();
  });

  it.each(['', '搬仓', 'Slow ships'])('tells nothing when it is as short as %j', (description) => {
    expect(createQuoteTest(description, `${description} ${TEXT}`)).toBeNull();
  });
});
