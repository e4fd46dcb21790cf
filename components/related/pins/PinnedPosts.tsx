import { createStartExcerpt } from '../../../utils/post/create-start-excerpt.ts';
import { translateCount, useTranslate } from '../../common/translate.ts';
import { PostCard } from '../../post/PostCard.tsx';
import { PinButton } from './PinButton.tsx';
import type { PagePins } from './use-pins.ts';

/** The posts pinned to the page, above all that was found. */
export function PinnedPosts({ posts, setPin }: PagePins) {
  const t = useTranslate();
  if (posts.length === 0) return null;
  return (
    <section aria-label={t('pinned_label')} data-testid="pinned">
      <h2 class="count">{translateCount(t, 'pinned', posts.length)}</h2>
      <ol class="posts">
        {posts.map((post) => (
          <li key={post.id}>
            <PostCard testId="pinned-post" post={post} excerpt={createStartExcerpt(post)}>
              {setPin && <PinButton isPinned onPin={() => setPin(post.id, false)} />}
            </PostCard>
          </li>
        ))}
      </ol>
    </section>
  );
}
