import { expect, it } from 'vitest';
import { readAhead, readPosts } from '../../../../utils/search/index/read-posts.ts';
import { createLibrary, createPost } from '../find/small-library.ts';

const posts = ['一', '二', '三'].map((id) => createPost({ id, text: `第${id}篇说的是退款。` }));
const { index, ...library } = createLibrary(posts);

it('posts asked for ahead are read once, and those that were not are read when they are wanted', async () => {
  const asked: (readonly number[])[] = [];
  const loadPosts = (numbers: readonly number[]) => {
    asked.push(numbers);
    return library.loadPosts(numbers);
  };
  const ahead = readAhead([{ number: 2 }, { number: 0 }], { ...library, index, loadPosts });
  expect(asked).toEqual([[2, 0]]);
  const read = await readPosts([{ number: 1 }, { number: 2 }], { ...library, index, loadPosts: ahead });
  expect(asked).toEqual([[2, 0], [1]]);
  expect(read.map(({ post }) => post.id)).toEqual(['二', '三']);
});

it('a store that fails ahead fails whoever waits for the posts', async () => {
  const loadPosts = () => Promise.reject(new Error('closed'));
  const ahead = readAhead([{ number: 0 }], { ...library, index, loadPosts });
  await expect(readPosts([{ number: 0 }], { ...library, index, loadPosts: ahead })).rejects.toThrow('closed');
});
