import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPostId } from '../../../utils/post/create-post-id.ts';
import { parseChannelDump } from '../../parse-channel-dump.ts';

const SEED = readFileSync(new URL('../../../data/seed/posts.txt', import.meta.url));
const seed = parseChannelDump(SEED.toString('utf8'), 'posts.txt');
const seedPosts = seed.posts.map(({ post }) => post);

describe('the seed dump', () => {
  it('gives exactly seven posts, in order', () => {
    expect(seedPosts.map((post) => post.title)).toEqual([
      '建议每个运营人都给自己起至少一个号',
      '线索爆满,有可能只是成功的假象',
      '关于 AI,一些可能的“非共识”',
      '一年又一年,关于 618、双 11 购物节的讨论逐渐从购物节疲劳变成消费疲劳…',
      '京东员工吐槽生活完全被工作填满,忙起来一周好几天干到凌晨。这刚好和刘强东最新的采访内容呼应上了!',
      '招了一个IP专家来做内容,一口气出了20多个爆款选题,让我出镜…',
      '有声内容的崛起有目共睹,如果耽美小说被罚的话,播客内容的空间进一步增大…',
    ]);
    expect(seedPosts.map((post) => post.titleIsDerived)).toEqual([false, false, false, true, false, true, true]);
  });

  it('doubles no text', () => {
    for (const { text } of seedPosts) {
      const lines = text.split('\n');
      expect(new Set(lines).size).toBe(lines.length);
    }
    expect(seedPosts.map((post) => post.text.length)).toEqual([674, 1228, 806, 878, 133, 85, 113]);
  });

  it('loses no text: every line of the dump is a link, a title, a body line, reactions or a report', () => {
    const known = new Set(seedPosts.flatMap((post) => [post.url, post.title, ...post.text.split('\n')]));
    const others = SEED.toString('utf8')
      .split('\n')
      .filter((line) => line !== '' && !known.has(line));
    expect(others).toEqual(['❤3', '❤2😢1', '❤5🤝1', '🍌2', '❤1', '👍1', '👍1']);
  });

  it('keeps reactions as counts', () => {
    expect(seedPosts.map((post) => post.reactions)).toEqual([
      [{ emoji: '❤', count: 3 }],
      [
        { emoji: '❤', count: 2 },
        { emoji: '😢', count: 1 },
      ],
      [
        { emoji: '❤', count: 5 },
        { emoji: '🤝', count: 1 },
      ],
      [{ emoji: '❤', count: 1 }],
      [],
      [{ emoji: '👍', count: 1 }],
      [{ emoji: '👍', count: 1 }],
    ]);
  });

  it('gives the weixin link to the 618 post and to no other', () => {
    const linked = seedPosts.filter((post) => post.url !== '');
    expect(linked.map((post) => post.url)).toEqual(['https://mp.weixin.qq.com/s/sifyhsVlGWe3FzjY0MexMg']);
    expect(linked[0]?.text).toContain('关于 618、双 11 购物节');
  });

  it('reports the reaction to a picture with its line', () => {
    expect(seed.skipped).toEqual([
      { reason: 'reactions-without-text', place: 'posts.txt:103', sample: '🍌2', count: 1 },
    ]);
  });

  it('has ids that hold from version to version', () => {
    expect(seedPosts.map(createPostId)).toEqual([
      '9428b626f0c6bc34',
      '8e8444a1942c3176',
      '9ea67930519ddfa5',
      'd2e149ee11262b02',
      'f006245f01924dd7',
      'f2809982e3a15e97',
      '251d77d475b8c3c8',
    ]);
  });
});
