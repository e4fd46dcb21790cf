// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readPage } from '../../../utils/page/read-page.ts';
import { loadExpectedPage, loadPage, PAGE_NAMES, parseMarkup } from './load-page.ts';

describe('a fixture page is read as its expected.json says', () => {
  it.each(PAGE_NAMES.map((name) => ({ name, ...loadExpectedPage(name) })))('$name: $why', ({ name, page }) => {
    expect(readPage(loadPage(name), { url: page.url })).toEqual(page);
  });
});

describe('reading pages without an article', () => {
  it('reads what an application draws later', () => {
    const document = loadPage('app-shell');
    const paragraph = document.createElement('p');
    paragraph.textContent = '新的一页画好了，'.repeat(20);
    document.querySelector('#app')?.append(paragraph);
    expect(readPage(document).text).toContain('新的一页画好了');
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
