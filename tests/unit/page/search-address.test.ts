import { describe, expect, it } from 'vitest';
import { findSearchQuery, parseSearchAddress } from '../../../utils/page/search-address.ts';

describe('the words that were searched for', () => {
  it.each([
    ['https://www.baidu.com/s?ie=utf-8&wd=%E9%80%80%E6%AC%BE%E7%8E%87&rsv_spt=1', '退款率'],
    ['https://m.baidu.com/s?word=退款率', '退款率'],
    ['https://www.bing.com/search?q=gmv+618&form=QBLH', 'gmv 618'],
    ['https://cn.bing.com/search?q=退款率', '退款率'],
    ['https://www.google.com/search?q=%22refund+rate%22&hl=en', '"refund rate"'],
    ['https://www.google.com.hk/search?q=退款率', '退款率'],
    ['https://www.google.de/search?q=a', 'a'],
    ['https://www.sogou.com/web?query=退款率', '退款率'],
    ['https://weixin.sogou.com/weixin?type=2&query=退款率', '退款率'],
    ['https://duckduckgo.com/?q=退款率&ia=web', '退款率'],
  ])('are taken from %s', (url, query) => {
    expect(findSearchQuery(url, [])).toBe(query);
  });

  it.each([
    ['https://www.baidu.com/'],
    ['https://www.baidu.com/s?wd='],
    ['https://www.baidu.com/s?wd=%20'],
    ['https://tieba.baidu.com/s?wd=x'],
    ['https://www.google.com/maps?q=x'],
    ['https://google.evil.example/search?q=x'],
    ['https://www.bing.com/images/search?q=x'],
    ['https://news.example/s?wd=x'],
    ['ftp://www.baidu.com/s?wd=x'],
    [''],
  ])('are not taken from %s', (url) => {
    expect(findSearchQuery(url, [])).toBeNull();
  });

  it('are found on engines that the reader added, and are bounded', () => {
    const added = ['https://www.zhihu.com/search?type=content&q=%s', 'nonsense'];
    expect(findSearchQuery('https://www.zhihu.com/search?q=私域&type=content', added)).toBe('私域');
    expect(findSearchQuery(`https://zhihu.com/search?q=${'长'.repeat(999)}`, added)).toHaveLength(300);
    expect(findSearchQuery('https://www.zhihu.com/question/1?q=x', added)).toBeNull();
  });
});

it('an added address names one parameter whose value is %s', () => {
  expect(parseSearchAddress('s.example.com/find?k=%s')).toEqual({
    host: 's.example.com',
    path: '/find',
    parameters: ['k'],
  });
  for (const wrong of ['', 'x', 'https://a.example/', 'https://a.example/?q=x', 'javascript:%s']) {
    expect(parseSearchAddress(wrong)).toBeNull();
  }
});
