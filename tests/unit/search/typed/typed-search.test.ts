import { describe, expect, it } from 'vitest';
import type { Post } from '../../../../utils/post/post.ts';
import { LibraryIndex } from '../../../../utils/search/index/library-index.ts';
import { buildSegment } from '../../../../utils/search/segment/build-segment.ts';
import { openSegment } from '../../../../utils/search/segment/open-segment.ts';
import { rememberSearches } from '../../../../utils/search/typed/remember-searches.ts';
import { type TypedResult, TypedSearch } from '../../../../utils/search/typed/typed-search.ts';
import { createPost } from '../../../create-post.ts';

/** Texts read for one answer at the most: those that are shown, and 60. */
const MOST_READ = 80;

function createPosts(texts: readonly string[]): Post[] {
  return texts.map((text, i) => createPost({ id: `${i}`, title: '', titleIsDerived: true, text }));
}

function open(posts: readonly Post[]) {
  const index = new LibraryIndex([{ segment: openSegment(buildSegment(posts)) }]);
  const read: number[] = [];
  const getPosts = async (numbers: readonly number[]) => {
    read.push(...numbers);
    return numbers.flatMap((number) => posts[number] ?? []);
  };
  return { index, read, getPosts };
}

/** Asks until nothing more is to come, as a surface does. */
async function askOn(posts: readonly Post[], query: string, limit = 20): Promise<TypedResult[]> {
  const { index, getPosts } = open(posts);
  const search = new TypedSearch(index, query);
  const answers: TypedResult[] = [];
  do answers.push(await search.take(0, limit, getPosts));
  while (answers.at(-1)?.goesOn === true);
  return answers;
}

describe('a typed search that goes on', () => {
  const parts = '机器与器学与学习';
  const whole = '机器学习';

  it('finds what is behind thousands of posts that only look like it, and never tells a count that is not true', async () => {
    const posts = createPosts([
      ...Array.from({ length: 2000 }, () => parts),
      ...Array.from({ length: 7 }, () => `一篇很长的文章讲${whole}`),
    ]);
    const answers = await askOn(posts, whole);
    const last = answers.at(-1);
    expect([last?.posts.length, last?.total, last?.isAtLeast]).toEqual([7, 7, false]);
    expect(answers.length).toBeGreaterThan(10);
    for (const { total, isAtLeast } of answers.slice(0, -1)) {
      expect(total).toBeLessThanOrEqual(7);
      expect(isAtLeast).toBe(true);
    }
  });

  it('says that nothing is there only when all was read', async () => {
    const answers = await askOn(createPosts(Array.from({ length: 500 }, () => parts)), whole);
    expect(answers.map(({ posts }) => posts.length)).toEqual(answers.map(() => 0));
    expect(answers.map(({ isAtLeast }) => isAtLeast)).toEqual(answers.map((_, i) => i < answers.length - 1));
  });

  it('reads few texts for one answer', async () => {
    const { index, read, getPosts } = open(createPosts(Array.from({ length: 500 }, () => parts)));
    const search = new TypedSearch(index, whole);
    for (let answer = 1; answer <= 3; answer++) {
      await search.take(0, 20, getPosts);
      expect(read.length).toBeLessThanOrEqual(answer * MOST_READ);
    }
  });

  it('answers a full page at once and counts behind it', async () => {
    const posts = createPosts(Array.from({ length: 300 }, (_, i) => (i % 2 === 0 ? whole : parts)));
    const answers = await askOn(posts, whole, 10);
    expect([answers[0]?.posts.length, answers[0]?.isAtLeast]).toEqual([10, true]);
    expect([answers.at(-1)?.posts.length, answers.at(-1)?.total, answers.at(-1)?.isAtLeast]).toEqual([10, 150, false]);
  });

  it('does not count what nobody would wait for, and goes on from there when more is asked for', async () => {
    const posts = createPosts(Array.from({ length: 3000 }, () => whole));
    const { index, getPosts } = open(posts);
    const search = new TypedSearch(index, whole);
    const first = await search.take(0, 20, getPosts);
    expect([first.posts.length, first.isAtLeast, first.goesOn]).toEqual([20, true, false]);
    const seen = new Set<string>();
    for (let offset = 0; offset < posts.length; offset += 500) {
      let page: TypedResult;
      do page = await search.take(offset, 500, getPosts);
      while (page.goesOn && page.posts.length < 500);
      for (const { post } of page.posts) seen.add(post.id);
    }
    expect(seen.size).toBe(3000);
  });

  it.each(['大V', 'B站', '双11', 'AI技术', 'AI芯片', '3月15日', '5G', '第1', '9时'])(
    'reaches every post that holds %s, and knows them without reading most others',
    async (query) => {
      const fragments = '大 V5 B 站 双 11 AI 技术 芯片 3 月 15 日 5G 第 1 9 时 大V B站 双11 AI技术 3月15日 ，'.split(
        ' ',
      );
      let seed = 7;
      const next = (count: number) => {
        seed = (seed * 48271) % 2147483647;
        return seed % count;
      };
      const createText = (gap: string) =>
        Array.from({ length: 12 }, () => fragments[next(fragments.length)] ?? '').reduce((text, fragment) =>
          // No code of letters and digits: 11V5B is one word.
          /[A-Z\d]$/.test(text) && /^[A-Z\d]/.test(fragment) ? `${text}，${fragment}` : text + gap + fragment,
        );
      const texts = Array.from({ length: 800 }, () => createText(next(3) === 0 ? ' ' : ''));
      const spaced = query.replaceAll(/(?<=\p{Script=Han})(?=[A-Z\d])|(?<=[A-Z\d])(?=\p{Script=Han})/gu, ' ?');
      const before = /^\d/.test(query) ? '(?<!\\d)' : /^[A-Z]/.test(query) ? '(?<![A-Z])' : '';
      const held = texts.filter((text) => new RegExp(before + spaced).test(text)).length;
      const last = (await askOn(createPosts(texts), query, 1000)).at(-1);
      expect([last?.posts.length, last?.total, last?.isAtLeast]).toEqual([held, held, false]);
      expect(held).toBeGreaterThan(5);
    },
  );

  it('reads no text twice when it is asked twice at once', async () => {
    const { index, read, getPosts } = open(createPosts(Array.from({ length: 300 }, () => parts)));
    const search = new TypedSearch(index, whole);
    await Promise.all([search.take(0, 20, getPosts), search.take(0, 20, getPosts)]);
    expect(new Set(read).size).toBe(read.length);
  });

  it('is forgotten with the state of the library that it read', () => {
    const searchOf = rememberSearches();
    const { index } = open(createPosts([whole]));
    const { index: newer } = open(createPosts([whole, whole]));
    expect(searchOf(index, whole)).toBe(searchOf(index, whole));
    expect(searchOf(index, whole)).not.toBe(searchOf(index, whole, 'tag'));
    expect(searchOf(newer, whole)).not.toBe(searchOf(index, whole));
  });
});
