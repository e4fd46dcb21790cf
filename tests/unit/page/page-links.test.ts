// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createPage } from '../../../utils/page/page.ts';
import { PAGE_BOUNDS } from '../../../utils/page/page-bounds.ts';
import { parsePage } from '../../../utils/page/parse-page.ts';
import { readPage } from '../../../utils/page/read-page.ts';
import { parseMarkup } from './load-page.ts';

const URL = 'https://blog.example/posts/7?utm_source=feed';
const SENTENCE = '退款率创了新高，剔除退款之后，真实成交额几乎没有变化，商家都在算账。';

function read(article: string, around = '') {
  const paragraphs = `<p>${SENTENCE}</p>`.repeat(4);
  const { articleLinks, otherLinks } = readPage(
    parseMarkup(`<body>${around}<article><h1>算账</h1>${paragraphs}${article}${paragraphs}</article></body>`),
    { url: URL },
  );
  return { articleLinks, otherLinks };
}

describe('the links of a page', () => {
  it('are told apart: those of the main text, and all others', () => {
    const menu = '<nav><a href="/">首页</a><a href="/about">关于</a></nav>';
    expect(read(`<p>${SENTENCE}见<a href="https://other.example/a">那一篇</a>。</p>`, menu)).toEqual({
      articleLinks: ['https://other.example/a'],
      otherLinks: ['https://blog.example/', 'https://blog.example/about'],
    });
  });

  it('are absolute, without tracking, each once, and never the page itself', () => {
    const links = [
      '/posts/3?utm_campaign=x',
      'https://blog.example/posts/3',
      '#part',
      '/posts/7#part',
      'https://blog.example/posts/7?spm=1.2',
      'mailto:a@b.example',
      'javascript:alert(1)',
      'https://',
    ];
    const written = links.map((link) => `<a href="${link}">${SENTENCE}</a>`).join('');
    expect(read(`<p>${SENTENCE.repeat(20)}${written}</p>`)).toEqual({
      articleLinks: ['https://blog.example/posts/3'],
      otherLinks: [],
    });
  });

  it('are bounded in number and length', () => {
    const many = Array.from({ length: 3_000 }, (_, i) => `<a href="/${i}">${i}</a>`).join('');
    const { articleLinks, otherLinks } = read('', `<nav><a href="/${'x'.repeat(2_000)}">长</a>${many}</nav>`);
    expect(articleLinks).toEqual([]);
    expect(otherLinks).toHaveLength(PAGE_BOUNDS.links);
    expect(otherLinks[0]).toBe('https://blog.example/0');
  });
});

describe('links that a page’s process returned', () => {
  it('are clean addresses or dropped, and not too many', () => {
    const clean = 'https://other.example/a';
    const page = parsePage({
      ...createPage({ url: URL, text: 'x' }),
      articleLinks: [
        clean,
        'javascript:alert(1)',
        `${clean}?utm_source=1`,
        7,
        `https://other.example/${'x'.repeat(2_000)}`,
      ],
      otherLinks: Array.from({ length: 5_000 }, () => clean),
    });
    expect(page?.articleLinks).toEqual([clean]);
    expect(page?.otherLinks).toHaveLength(PAGE_BOUNDS.links);
    expect(parsePage({ ...createPage({ url: URL }), articleLinks: 'x' })?.articleLinks).toEqual([]);
  });
});
