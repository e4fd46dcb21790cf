import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { RelatedPost } from '../../utils/protocol/outcome.ts';
import { translateCount, useTranslate } from '../common/translate.ts';
import { PostCard } from '../post/PostCard.tsx';
import { SimilarPosts } from '../post/SimilarPosts.tsx';
import { PinButton } from './pins/PinButton.tsx';

interface RelatedPostsProps {
  posts: readonly RelatedPost[];
  /** As many as were asked for came: there may be more. */
  isCut: boolean;
  isBusy: boolean;
  onMore(): void;
  /** Absent where there is no page for which a post could be unrelated. */
  onDismiss?(related: RelatedPost): void;
  /** Absent where nothing can be pinned. */
  onPin?(postId: string, isPinned: boolean): void;
}

/**
 * Posts drawn at first. The others follow when these are painted, two frames later.
 * 1..20; from the answer to the paint in a popup just opened: 51-63 ms with 1, 67-83 with 5 (medians of 9 and 11).
 */
const FIRST_POSTS = 1;

/** The related posts, best first. */
export function RelatedPosts({ posts, isCut, isBusy, onMore, onDismiss, onPin }: RelatedPostsProps) {
  const t = useTranslate();
  const [areAllDrawn, setAllDrawn] = useState(posts.length <= FIRST_POSTS);
  useLayoutEffect(() => {
    // The next frame begins with the call and ends with the paint; the one after it begins when that is done.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        performance.mark('first-post-painted'); // bench:scale reads it
        setAllDrawn(true);
      });
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  // What stands around the posts changes often just after they came. The same elements are not drawn again.
  const items = useMemo(
    () =>
      (areAllDrawn ? posts : posts.slice(0, FIRST_POSTS)).map((related) => (
        <li key={related.post.id}>
          <PostCard
            post={related.post}
            excerpt={related.excerpt}
            strength={related.strength}
            reasons={related.reasons}
            isCited={related.isCited}
            below={related.similar.length > 0 && <SimilarPosts posts={related.similar} />}
            onDismiss={onDismiss && (() => onDismiss(related))}
          >
            {onPin && <PinButton isPinned={false} onPin={() => onPin(related.post.id, true)} />}
          </PostCard>
        </li>
      )),
    [posts, areAllDrawn, onDismiss, onPin],
  );
  return (
    <section aria-busy={isBusy || !areAllDrawn} aria-label={t('related_label')}>
      <h2 class="count">{translateCount(t, isCut ? 'related_best' : 'related_found', posts.length)}</h2>
      <ol class="posts">{items}</ol>
      {isCut && (
        <button type="button" class="more" data-testid="related-more" disabled={isBusy} onClick={onMore}>
          {t('search_more')}
        </button>
      )}
    </section>
  );
}
