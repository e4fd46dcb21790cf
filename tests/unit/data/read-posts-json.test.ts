import { describe, expect, it } from 'vitest';
import { PostsFileError, readPostsJson } from '../../../scripts/read-posts-json.ts';

const read = (json: string) => readPostsJson(json, 'posts.json');

describe('a JSON array of posts', () => {
  it('is read field by field; what is missing is empty and the title is derived', () => {
    expect(read('[{"text": "今天下雨。明天晴。"}]')).toEqual([
      {
        title: '今天下雨',
        titleIsDerived: true,
        text: '今天下雨。明天晴。',
        url: '',
        author: '',
        publishedAt: '',
        tags: [],
        reactions: [],
      },
    ]);
    const full = {
      title: '题目',
      text: '正文',
      url: 'https://a.example/1',
      author: '甲',
      publishedAt: '2025-06-18T08:30:00Z',
      tags: ['电商', '618'],
      reactions: [{ emoji: '❤', count: 2 }],
    };
    expect(read(JSON.stringify([full]))).toEqual([{ ...full, titleIsDerived: false }]);
  });

  it.each<[name: string, json: string, message: string]>([
    [
      'a wrong type',
      '[\n  {"text": "甲"},\n  {\n    "text": "乙",\n    "tags": "电商"\n  }\n]',
      'posts.json:5: post 2, field "tags" must be a list',
    ],
    [
      'a deep field',
      '[\n{"text": "甲",\n "reactions": [{"emoji": "❤", "count": "2"}]}]',
      'posts.json:3: post 1, field "reactions.0.count" must be a number',
    ],
    [
      'an unknown field',
      '[{"text": "甲",\n"titel": "乙"}]',
      'posts.json:2: post 1, field "titel" is not a known field of a post',
    ],
    [
      'an address that is no web address',
      '[{"text": "甲", "url": "javascript:alert(1)"}]',
      'posts.json:1: post 1, field "url" must be an http or https address',
    ],
    [
      'a date that is none',
      '[{"text": "甲", "publishedAt": "昨天"}]',
      'posts.json:1: post 1, field "publishedAt" must be an ISO date such as 2025-06-18 or 2025-06-18T08:30:00Z',
    ],
    ['a post with nothing in it', '[{"text": "甲"},\n\n{"text": " "}]', 'posts.json:3: post 2 needs a title or a text'],
    ['a record that is no object', '[\n1]', 'posts.json:2: post 1 '],
    ['another JSON value', '{"posts": []}', 'posts.json:1: the file must hold a JSON array of posts: [ {…}, {…} ]'],
    [
      'a braces in text that counts for nothing',
      '[{"text": "}]{[\\"", "x": 1}]',
      'posts.json:1: post 1, field "x" is not a known field of a post',
    ],
  ])('%s is named with its line and field', (_name, json, message) => {
    expect(() => read(json)).toThrow(PostsFileError);
    expect(() => read(json)).toThrow(message);
  });

  it('names the line of broken JSON', () => {
    expect(() => read('[\n{"text": "甲"},\n{"text" "乙"}\n]')).toThrow(/^posts\.json:3: not valid JSON/);
    expect(() => read('[\n{"text": "甲"}\n')).toThrow(/^posts\.json:3: not valid JSON/);
  });
});
