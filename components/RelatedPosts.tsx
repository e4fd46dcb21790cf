import type { RelatedPost } from '../utils/search/outcome.ts';
import { PostCard } from './PostCard.tsx';
import { translateCount, useTranslate } from './translate.ts';

interface RelatedPostsProps {
  posts: readonly RelatedPost[];
  isBusy: boolean;
  sourceNameOf(sourceId: string): string;
  openUrl(url: string): void;
  copyText(text: string): Promise<void>;
  announce(text: string): void;
  /** Absent where there is no page for which a post could be unrelated. */
  onDismiss?(related: RelatedPost): void;
}

/** The related posts, best first. */
export function RelatedPosts({ posts, isBusy, sourceNameOf, onDismiss, ...rest }: RelatedPostsProps) {
  const t = useTranslate();
  return (
    <section aria-busy={isBusy} aria-label={t('related_label')}>
      <h2 class="count">{translateCount(t, 'related_found', posts.length)}</h2>
      <ol class="posts">
        {posts.map((related) => (
          <li key={related.post.id}>
            <PostCard
              {...rest}
              post={related.post}
              excerpt={related.excerpt}
              strength={related.strength}
              reasons={related.reasons}
              similar={related.similar}
              sourceName={sourceNameOf(related.post.sourceId)}
              onDismiss={onDismiss && (() => onDismiss(related))}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
