// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readPage } from '../../../utils/page/read-page.ts';
import { loadPage, parseMarkup } from './load-page.ts';

describe('reading a Chinese portal', () => {
  const page = readPage(loadPage('chinese-portal'), {
    url: 'https://www.chenguang.example/finance/2026-03/18/orange.shtml?from=timeline',
  });

  it('takes the paragraphs of the article and nothing of what stands around them', () => {
    expect(page.textSource).toBe('article');
    expect(page.text.split('\n')).toEqual([
      '凌晨五点，雾还没有散，果园里已经亮起了补光灯。返乡第三年的周明把手机架在脐橙树下，开始了当天的第一场直播。',
      '“一箱十斤，坏果包赔，今天下单明天发车。”他对着镜头切开一个刚摘下的果子，汁水顺着刀口往下淌，评论区的订单数字跳得比他说话还快。',
      expect.any(String),
      '从滞销到断货',
      expect.stringMatching(/^三年前/),
      expect.stringMatching(/^转机来自/),
      '冷链是下一道坎',
      expect.stringMatching(/^“最缺的不是流量，是冷库。”/),
    ]);
  });

  it('believes the canonical link and not the og:url that names the root of the site', () => {
    expect(page.canonicalUrl).toBe('https://www.chenguang.example/finance/2026-03/18/orange.shtml');
  });

  it('reads what the page says about itself', () => {
    expect(page).toMatchObject({
      title: '直播间里的新农人：一年卖出三千吨脐橙',
      siteName: '晨光网',
      language: 'zh-CN',
      headings: ['从滞销到断货', '冷链是下一道坎'],
      description: '赣南山里的年轻人把直播间搬进果园。',
      metaKeywords: ['直播带货', '脐橙', '新农人', '农产品电商'],
      author: '陆小满',
      publishedAt: '2026-03-18T09:30:00+08:00',
      truncated: false,
    });
  });
});

describe('reading a blog', () => {
  it('keeps the post and leaves date, tags and comments out', () => {
    const page = readPage(loadPage('blog'), { url: 'https://slow.example/p/podcast' });
    expect(page.text).toMatch(/^去年秋天我开始录播客。/);
    expect(page.text).toMatch(/准备下一期。$/);
    expect(page.headings).toEqual(['设备只花了四百块', '三个月之后']);
    expect(page.author).toBe('阿渡');
    expect(page.canonicalUrl).toBeNull();
    expect(page.siteName).toBe('slow.example');
  });
});

describe('reading English news', () => {
  it('keeps the paragraphs and leaves byline, caption, links to other reports and the newsletter out', () => {
    const page = readPage(loadPage('english-news'), {
      url: 'https://northern-post.example/2026/05/04/floating-library',
    });
    expect(page.text.split('\n').map((line) => line.slice(0, 12))).toEqual([
      'A ferry that',
      'The city bou',
      '“People told',
      'Entry is fre',
    ]);
    expect(page).toMatchObject({
      title: 'Harbour city opens its first floating library',
      language: 'en-GB',
      metaKeywords: ['Libraries', 'Harbour'],
      publishedAt: '2026-05-04T07:15:00Z',
      canonicalUrl: 'https://northern-post.example/2026/05/04/floating-library?id=7',
    });
  });
});

describe('reading pages without an article', () => {
  it('says that an application that has not drawn anything has no text', () => {
    const page = readPage(loadPage('app-shell'), { url: 'https://app.example/#/inbox' });
    expect(page.text).toBe('');
    expect(page.textSource).toBe('visible');
  });

  it('reads what an application draws later', () => {
    const document = loadPage('app-shell');
    const paragraph = document.createElement('p');
    paragraph.textContent = '新的一页画好了，'.repeat(20);
    document.querySelector('#app')?.append(paragraph);
    expect(readPage(document).text).toContain('新的一页画好了');
  });

  it('falls back to the visible text of a page that is only a table, without the hidden parts', () => {
    const page = readPage(loadPage('no-article'), { url: 'https://bus.example/' });
    expect(page.text).toContain('码头');
    expect(page.text).toContain('21:55');
    expect(page.text).not.toContain('隐藏');
  });

  it('reads an empty document as an empty page', () => {
    expect(readPage(parseMarkup(''), { url: 'https://empty.example/a' })).toMatchObject({
      url: 'https://empty.example/a',
      title: '',
      text: '',
      truncated: false,
    });
  });
});

describe('language', () => {
  it('is guessed from the text when the page does not declare one', () => {
    const text = '这是一段没有声明语言的中文，'.repeat(10);
    expect(readPage(parseMarkup(`<body><p>${text}</p></body>`)).language).toBe('zh');
  });
});

describe('what is selected', () => {
  it('comes with the page', () => {
    document.body.innerHTML = '<p>选中的是这一句话。</p>';
    const selection = document.getSelection();
    const paragraph = document.querySelector('p');
    if (selection === null || paragraph === null) throw new Error('happy-dom has no selection');
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    selection.removeAllRanges();
    selection.addRange(range);
    expect(readPage(document).selection).toBe('选中的是这一句话。');
    selection.removeAllRanges();
  });
});
