import { describe, expect, it } from 'vitest';
import { createPage } from '../../../../utils/page/page.ts';
import { findRelatedPosts } from '../../../../utils/search/find-related-posts.ts';
import { createLibrary, createPost, language, POSTS } from './small-library.ts';

const COOKING = createPost({
  id: 'cooking',
  title: '周末炖一锅',
  text: '牛腩先焯水，撇掉浮沫，再和番茄一起下锅。小火炖到筷子能扎透，中间别揭盖。',
});
const library = createLibrary([...POSTS, COOKING]);

async function select(text: string, disabledKeywords: string[] = []) {
  const page = createPage({ title: '菜谱', text, textSource: 'selection' });
  const outcome = await findRelatedPosts(page, library, language, { disabledKeywords, limit: 5 });
  return outcome.kind === 'ready' ? outcome.posts : [];
}

describe('a selection of one word', () => {
  it.each(['焯水', '牛腩', '浮沫', '撇掉'])('finds the post in which %s stands, and says so', async (word) => {
    const posts = await select(word);
    expect(posts.map(({ post }) => post.id)).toContain('cooking');
    const found = posts.find(({ post }) => post.id === 'cooking');
    expect(found?.reasons[0]).toMatchObject({ pageTerm: word, postTerm: word, pageField: 'selection' });
  });

  it('finds nothing that stands nowhere, nothing for a word of grammar, and nothing that is switched off', async () => {
    expect(await select('青花椒')).toEqual([]);
    expect(await select('再')).toEqual([]);
    expect((await select('焯水', ['焯水'])).map(({ post }) => post.id)).not.toContain('cooking');
  });

  it('shows a post once', async () => {
    const ids = (await select('退款率')).map(({ post }) => post.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
