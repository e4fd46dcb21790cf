import { expect, it } from 'vitest';
import { createSentenceLink } from '../../../../components/post/create-sentence-link.ts';
import { makeExcerptAt } from './make-excerpt-at.ts';

it.each([
  ['https://a.example/1', '开头。今年 618 没有人讨论。后来', '618', 'https://a.example/1#:~:text=今年 618 没有人讨论'],
  ['https://a.example/1#part', '今年 618 没有人讨论。', '618', 'https://a.example/1#part:~:text=今年 618 没有人讨论'],
  ['https://a.example/1', '单价 A-B, C & D 都涨了', 'A', 'https://a.example/1#:~:text=单价 A-B, C & D 都涨了'],
  ['https://a.example/1', '。618。', '618', 'https://a.example/1'],
  ['', '今年 618 没有人讨论。', '618', ''],
])('opens %s at the sentence of "%s" that holds %s', (url, text, term, expected) => {
  const link = createSentenceLink({ url, text }, makeExcerptAt(text, term));
  expect(decodeURIComponent(link)).toBe(expected);
});

it('writes signs that mean something in a fragment so that they mean nothing', () => {
  const text = 'A-B, C & D 都涨了';
  expect(createSentenceLink({ url: 'https://a.example/', text }, makeExcerptAt(text, 'A'))).toBe(
    'https://a.example/#:~:text=A%2DB%2C%20C%20%26%20D%20%E9%83%BD%E6%B6%A8%E4%BA%86',
  );
});

it('never ends within a surrogate pair', () => {
  const text = `${'长'.repeat(39)}😀后面`;
  expect(() => createSentenceLink({ url: 'https://a.example/', text }, makeExcerptAt(text, '长'))).not.toThrow();
});
