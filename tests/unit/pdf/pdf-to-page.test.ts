import { expect, it } from 'vitest';
import { pdfToPage } from '../../../utils/pdf/pdf-to-page.ts';

const PDF = {
  title: '私域复购',
  author: '林一',
  publishedAt: '2025-01-05',
  keywords: ['私域', '复购'],
  headings: ['一、背景'],
  text: '第一段。\n第二段。',
  truncated: false,
  brokenPages: [],
};

it('a PDF is asked about as a page is: its text, what it says of itself, its address', () => {
  expect(pdfToPage(PDF, 'https://a.example/report.pdf', 'report')).toMatchObject({
    url: 'https://a.example/report.pdf',
    siteName: 'a.example',
    title: '私域复购',
    author: '林一',
    publishedAt: '2025-01-05',
    metaKeywords: ['私域', '复购'],
    headings: ['一、背景'],
    text: '第一段。\n第二段。',
    textSource: 'article',
    language: 'zh',
  });
});

it('without a title it is called as its file', () => {
  expect(pdfToPage({ ...PDF, title: '' }, '', '年度总结')).toMatchObject({ title: '年度总结', url: '', siteName: '' });
});
