import { expect, it } from 'vitest';
import { createPage } from '../../../../utils/page/page.ts';
import { findRelatedPosts } from '../../../../utils/search/find-related-posts.ts';
import { createLibrary, createPost, language, POSTS } from './small-library.ts';

it.each([
  ['Lumen 5', 'lumen5'],
  ['Lumen-5', 'Lumen 5'],
  ['lumen5', 'Lumen-5'],
  ['Vox 70', 'Vox70'],
])('a page that says %s finds the post that says %s, and says why', async (onPage, inPost) => {
  const post = createPost({
    id: 'spelled',
    title: `${inPost} 上手三天`,
    text: `${inPost} 的电池比上一代耐用，屏幕也亮。用 ${inPost} 拍夜景要手稳，${inPost} 的降噪偏狠。`,
  });
  const page = createPage({
    title: `${onPage} 发布会看点`,
    text: `今天凌晨 ${onPage} 发布，${onPage} 换了新芯片。分析师说 ${onPage} 的定价比预期低，${onPage} 首批备货两百万台。`,
  });
  const outcome = await findRelatedPosts(page, createLibrary([...POSTS, post]), language, {
    disabledKeywords: [],
    limit: 5,
  });
  const found = outcome.kind === 'ready' ? outcome.posts.find((one) => one.post.id === 'spelled') : undefined;
  expect(found?.reasons).toContainEqual(expect.objectContaining({ pageTerm: onPage, postTerm: inPost, kind: 'same' }));
});
