import { useState } from 'preact/hooks';
import { createStartExcerpt } from '../../../utils/post/create-start-excerpt.ts';
import type { Post } from '../../../utils/post/post.ts';
import { translateCount, useTranslate } from '../../common/translate.ts';
import { PostCard } from '../../post/PostCard.tsx';

/** How many of the page's links lead to posts of the library, and which when asked. Nothing is put into the page. */
export function LinkedPosts({ posts }: { posts: readonly Post[] }) {
  const t = useTranslate();
  const [isOpen, setOpen] = useState(false);
  if (posts.length === 0) return null;
  return (
    <details class="linked" data-testid="linked" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{translateCount(t, 'linked', posts.length)}</h2>
      </summary>
      {isOpen && (
        <ul class="posts">
          {posts.map((post) => (
            <li key={post.id}>
              <PostCard testId="linked-post" post={post} excerpt={createStartExcerpt(post)} />
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
