// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { TranslateProvider } from '../../../../components/common/translate.ts';
import { type Jump, WholePost } from '../../../../components/post/WholePost.tsx';
import { translate } from '../create-test-clients.ts';

let root: HTMLElement;

function show(text: string, terms: string[], jump: Jump | null): string[] {
  const said: string[] = [];
  root ??= document.body.appendChild(document.createElement('div'));
  act(() =>
    render(
      <TranslateProvider value={translate}>
        <WholePost text={text} terms={terms} jump={jump} announce={(words) => said.push(words)} />
      </TranslateProvider>,
      root,
    ),
  );
  return said;
}

function click(testId: string): void {
  const button = root.querySelector<HTMLButtonElement>(`[data-testid=${testId}]`);
  if (!button) throw new Error(`There is no ${testId}.`);
  act(() => button.click());
}

const textOf = () => [...root.querySelectorAll('p')].map((paragraph) => paragraph.textContent).join('\n');

afterEach(() => {
  act(() => render(null, root));
});

describe('a whole post', () => {
  it('stands there at once when it is short, its terms marked', () => {
    show('第一段 退款\n\n第二段 退款率', ['退款'], null);
    expect(textOf()).toBe('第一段 退款\n第二段 退款率');
    expect([...root.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['退款', '退款']);
    expect(root.querySelectorAll('button')).toHaveLength(0);
  });

  it('is drawn in parts when it is a book, and each wish shows more until all is there', () => {
    const text = Array.from({ length: 600 }, (_, line) => `第${line}行`).join('\n');
    show(text, [], null);
    const first = root.querySelectorAll('p').length;
    expect(first).toBeLessThan(300);
    click('whole-after');
    expect(root.querySelectorAll('p').length).toBeGreaterThan(first);
    click('whole-after');
    expect(textOf()).toBe(text);
    expect(root.querySelector('[data-testid=whole-after]')).toBeNull();
  });

  it('jumps to a word far down without drawing what is before, which can be had', () => {
    const lines = Array.from({ length: 2_000 }, (_, line) => (line === 1_500 ? '这里有退款' : `第${line}行`));
    const jump = { term: '退款', turn: 0 };
    show(lines.join('\n'), ['退款'], jump);
    expect(document.activeElement?.textContent).toBe('退款');
    expect(root.querySelectorAll('p').length).toBeLessThan(300);
    click('whole-before');
    expect(textOf()).toContain('这里有退款');
    expect(root.querySelectorAll('p').length).toBeGreaterThan(240);
  });

  it('goes to the next place of a word at each wish, and says which', () => {
    const text = `退款${'\n行'.repeat(500)}\n退款`;
    expect(show(text, ['退款'], { term: '退款', turn: 0 })).toEqual(['“退款”，第 1 处，共 2 处']);
    const first = document.activeElement?.getAttribute('data-start');
    show(text, ['退款'], { term: '退款', turn: 1 });
    expect([first, document.activeElement?.getAttribute('data-start')]).toEqual(['0', String(text.length - 2)]);
    expect(show(text, ['退款'], { term: '没有', turn: 0 })).toEqual(['全文里没有“没有”这个原词']);
  });
});
