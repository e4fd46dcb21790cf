// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { MAX_PARAGRAPH, readParagraph } from '../../../../utils/page/writing/read-paragraph.ts';

afterEach(() => document.body.replaceChildren());

function show(markup: string): HTMLElement {
  document.body.innerHTML = markup;
  const field = document.querySelector<HTMLElement>('[data-caret]');
  if (!field) throw new Error('no field in the markup');
  field.focus();
  return field;
}

it('is null while nothing is being written', () => {
  document.body.innerHTML = '<p>一页</p>';
  expect(readParagraph(document)).toBeNull();
});

it('of a huge field is bounded, and of a field of line feeds is empty', () => {
  const field = show('<textarea data-caret></textarea>') as HTMLTextAreaElement;
  field.value = '写'.repeat(5_000_000);
  field.setSelectionRange(2_000_000, 2_000_000);
  expect(readParagraph(document)).toHaveLength(MAX_PARAGRAPH);
  field.value = '\n'.repeat(100_000);
  field.setSelectionRange(500, 500);
  expect(readParagraph(document)).toBe('');
});

it('ends at the blocks beside it, in a root with text of its own', () => {
  const root = show('<div data-caret tabindex="0" contenteditable="true">第一行<b>粗体</b>接着<div>第二块</div></div>');
  document.getSelection()?.collapse(root.querySelector('b')?.firstChild ?? null, 1);
  expect(readParagraph(document)).toBe('第一行粗体接着');
});

it('changes nothing in the page', () => {
  const root = show('<div data-caret tabindex="0" contenteditable="true"><p>写的<i>一段</i></p></div>');
  document.getSelection()?.collapse(root.querySelector('i')?.firstChild ?? null, 1);
  const markup = document.documentElement.outerHTML;
  expect(readParagraph(document)).toBe('写的一段');
  expect(document.documentElement.outerHTML).toBe(markup);
});
