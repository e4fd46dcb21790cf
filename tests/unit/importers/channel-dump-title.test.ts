import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPostId } from '../../../utils/post/create-post-id.ts';
import { deriveTitle } from '../../../utils/post/derive-title.ts';

describe('a derived title', () => {
  it.each([
    ['first sentence only', '今天下雨。明天晴。', '今天下雨'],
    ['a question keeps its mark', '为什么要做自己的号？因为……', '为什么要做自己的号？'],
    ['a decimal point ends no sentence', 'GPT-3.5 still works. Really.', 'GPT-3.5 still works'],
    ['a list mark is left out', '- 不要忽视写作。', '不要忽视写作'],
    [
      'a long sentence is cut at a clause',
      '我们在三年里把公司的号从十二万做到一百二十万,然后老板告诉我们明年还要再涨一百万粉丝才算数',
      '我们在三年里把公司的号从十二万做到一百二十万…',
    ],
    [
      'a Latin word is never cut',
      '这是一句没有任何停顿也没有任何标点符号的很长很长很长很长很长很长的话Kubernetes还没有完',
      '这是一句没有任何停顿也没有任何标点符号的很长很长很长很长很长很长的话…',
    ],
  ])('%s', (_name, text, title) => {
    expect(deriveTitle(text)).toBe(title);
  });

  it('is short and well formed for any text, and empty only for an empty one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const title = deriveTitle(text.toWellFormed());
        expect(title.length).toBeLessThanOrEqual(43);
        expect(title.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('a post id', () => {
  const post = { url: 'https://a.example/1', title: '题目 GMV', text: '正文' };

  it('does not depend on case, width, script or spacing', () => {
    expect(createPostId({ ...post, title: ' 題目  ｇｍｖ ' })).toBe(createPostId(post));
  });

  it('changes with each field', () => {
    const ids = [post, { ...post, url: '' }, { ...post, title: '题' }, { ...post, text: '文' }].map(createPostId);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{16}$/);
  });
});
