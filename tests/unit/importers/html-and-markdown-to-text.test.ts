import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../../../utils/importers/markdown/front-matter.ts';
import { htmlToText } from '../../../utils/importers/text/html-to-text.ts';
import { markdownToText } from '../../../utils/importers/text/markdown-to-text.ts';
import { cleanText } from '../../../utils/text/clean-text.ts';

describe('htmlToText', () => {
  it.each([
    ['<p>一</p><p>二</p>', '一\n二\n'],
    ['一<br>二<br/>三', '一\n二\n三'],
    ['<p>运费险、<b>退货率</b>、&amp;&nbsp;扣点</p>', '运费险、退货率、&\u00a0扣点\n'],
    ['<ul><li>先算退货</li><li>再算扣点</li></ul>', '- 先算退货\n- 再算扣点\n'],
    ['<table><tr><td>渠道</td><td>LTV</td></tr><tr><td>直播</td><td>86</td></tr></table>', '渠道\tLTV\n直播\t86\n'],
    ['前<script>alert("<p>")</script><style>p{}</style>后', '前后'],
    ['<pre>a\n  b</pre>c', 'a\n  b\nc'],
    ['没有关上的<p 标签', '没有关上的\n'],
    ['<p>  多余\n的   空格 </p>', '多余 的 空格 \n'],
  ])('%s', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('reads a text in markup nested 100,000 deep', () => {
    expect(htmlToText(`${'<div>'.repeat(100_000)}底`)).toContain('底');
  });
});

describe('markdownToText', () => {
  it.each([
    ['# 标题\n\n正**文**与*重点*和`代码`', '标题\n正文与重点和代码'],
    ['[链接](https://example.com) 和 ![图](a.png)', '链接 和 '],
    ['- 一\n- 二\n  1. 甲\n  2. 乙', '- 一\n- 二\n1. 甲\n2. 乙'],
    ['3. 三\n4. 四', '3. 三\n4. 四'],
    ['> 引用\n> 两行', '引用\n两行'],
    ['[[页面|说法]] [[页面]] ![[图.png]]', '说法 页面 '],
    ['a ==高亮== b %%批注%% ~~删~~', 'a 高亮 b  删'],
    ['```js\nlet a = 1;\n```', 'let a = 1;'],
    ['<div>块</div>\n\n行内 <b>粗</b>', '块\n行内 粗'],
    ['#标签 不是标题', '#标签 不是标题'],
  ])('%j', (markdown, text) => {
    expect(cleanText(markdownToText(markdown))).toBe(cleanText(text));
  });

  it('ends on what makes Markdown parsers slow', () => {
    for (const unit of ['[', '![', '**a ', '`', '> ', '<a ', '&', '| a ', '*_', '[a](', '\\']) {
      expect(typeof markdownToText(unit.repeat(20_000))).toBe('string');
    }
  });
});

describe('splitFrontMatter', () => {
  it('keeps every value a text', () => {
    const { fields, body } = splitFrontMatter(
      '---\nTitle: 618\ndate: 2024-06-18\ndraft: false\ntags: [a, 1]\nnested:\n  x: y\nempty:\n---\n正文',
    );
    expect(Object.fromEntries(fields ?? [])).toEqual({
      title: ['618'],
      date: ['2024-06-18'],
      draft: ['false'],
      tags: ['a', '1'],
      nested: [],
      x: ['y'],
      empty: [],
    });
    expect(body).toBe('正文');
  });

  it.each([
    ['a rule that is no front matter', '---\n正文，没有第二条线'],
    ['a line before it', '前言\n---\na: b\n---\n'],
  ])('leaves %s alone', (_, text) => {
    expect(splitFrontMatter(text)).toEqual({ fields: null, body: text });
  });

  it.each([
    ['a list', '---\n- a\n---\n正文'],
    ['prose between two rules', '---\n\n这不是前言，只是分隔线。\n\n---\n\n第二部分'],
  ])('gives %s back as text', (_, text) => {
    expect(splitFrontMatter(text)).toEqual({ fields: null, body: text });
  });

  it.each([
    [
      'aliases that grow without end',
      '---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b]\n---\n正文',
    ],
    ['deep nesting', `---\na: ${'['.repeat(5000)}\n---\n正文`],
  ])('takes %s off the text without following it', (_, text) => {
    const { fields, body } = splitFrontMatter(text);
    expect(body).toBe('正文');
    expect([...(fields ?? new Map()).values()].flat().join('').length).toBeLessThan(text.length);
  });

  it.each([
    ['title: 复盘: 直播', 'title', ['复盘: 直播']],
    ['title: "复盘 "直播" 间"', 'title', ['复盘 "直播" 间']],
    ['title: [置顶] 复盘', 'title', ['[置顶] 复盘']],
    ['title: @阿宁', 'title', ['@阿宁']],
    ['author: *阿宁', 'author', ['*阿宁']],
    ['title: `x`', 'title', ['`x`']],
    ['description: %x', 'description', ['%x']],
    ['tags: [运营, #复盘]', 'tags', ['运营', '#复盘']],
    ['tags: [运营, 复盘', 'tags', ['运营', '复盘']],
    ['tags:\n\t- 运营\n\t- 复盘', 'tags', ['运营', '复盘']],
    ['tags: #运营 #复盘', 'tags', ['#运营 #复盘']],
    ['title: {{title}}', 'title', []],
    ['bad: [\ndate: 2024-06-05 # 注释', 'date', ['2024-06-05']],
    ['bad: [\n标题：全角冒号', '标题', ['全角冒号']],
    ['date: 2024-06-05\n  title: 缩进了', 'title', ['缩进了']],
    ['a: [\nauthor:\n  name: 阿宁', 'author', ['阿宁']],
    ['bad: [\ntitle: >\n  长的\n  标题', 'title', ['长的', '标题']],
  ])('reads %j, which YAML refuses or reads otherwise, line by line', (block, field, texts) => {
    const { fields, body } = splitFrontMatter(`---\n${block}\n---\n正文`);
    expect(fields?.get(field)).toEqual(texts);
    expect(body).toBe('正文');
  });

  it.each([
    ['TOML', '+++\ntitle = "复盘"\ndate = 2024-06-05T03:04:05Z\ntags = ["运营"]\n+++\n正文'],
    ["Zola's TOML", '+++\ntitle = "复盘"\ndate = 2024-06-05T03:04:05Z\n[taxonomies]\ntags = ["运营"]\n+++\n正文'],
    ['TOML that is none', '+++\ntitle = 复盘\ndate = 2024-06-05\ntags = ["运营"]\n+++\n正文'],
    ["Hexo's block without a first line", 'title: 复盘\ndate: 2024-06-05\ntags: [运营]\n---\n正文'],
    ["Hexo's JSON", ';;;\n"title": "复盘",\n"date": "2024-06-05",\n"tags": ["运营"]\n;;;\n正文'],
    ["Hugo's JSON", '{\n"title": "复盘",\n"date": "2024-06-05",\n"tags": ["运营"]\n}\n正文'],
    ["Pelican's", 'Title: 复盘\nDate: 2024-06-05\nTags: 运营\n\n正文'],
    ['an empty line before it', '\n---\ntitle: 复盘\ndate: 2024-06-05\ntags: [运营]\n---\n正文'],
    ['no last line', '---\ntitle: 复盘\ndate: 2024-06-05\ntags: [运营]\n\n正文'],
  ])('reads %s', (_, text) => {
    const { fields, body } = splitFrontMatter(text);
    expect(fields?.get('title')).toEqual(['复盘']);
    expect(fields?.get('date')?.[0]).toMatch(/^2024-06-05/);
    expect(fields?.get('tags')).toEqual(['运营']);
    expect(body.trim()).toBe('正文');
  });
});
