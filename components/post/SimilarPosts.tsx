import { useId, useState } from 'preact/hooks';
import { createStartExcerpt } from '../../utils/post/create-start-excerpt.ts';
import type { Post } from '../../utils/post/post.ts';
import { translateCount, useTranslate } from '../common/translate.ts';
import { PostCard } from './PostCard.tsx';

/** Near-duplicates folded under a post. */
export function SimilarPosts({ posts }: { posts: readonly Post[] }) {
  const t = useTranslate();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div class="similar">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        data-testid="similar"
        onClick={() => setOpen(!isOpen)}
      >
        {translateCount(t, 'similar', posts.length)}
      </button>
      <ul id={id} hidden={!isOpen}>
        {isOpen &&
          posts.map((post) => (
            <li key={post.id}>
              <PostCard post={post} excerpt={createStartExcerpt(post)} />
            </li>
          ))}
      </ul>
    </div>
  );
}
