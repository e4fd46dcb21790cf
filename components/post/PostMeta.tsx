import type { Post } from '../../utils/post/post.ts';
import { formatDate, formatHost } from '../common/format.ts';
import { useTranslate } from '../common/translate.ts';
import { useCardServices } from './card-context.ts';

/** Where a post is from: source, author or site, date. The separators are text, so that they are copied and read aloud. */
export function PostMeta({ post }: { post: Post }) {
  const t = useTranslate();
  const { sourceNameOf } = useCardServices();
  const published = formatDate(t, post.publishedAt);
  const origin = [...new Set([sourceNameOf(post.sourceId), post.author || formatHost(post.url)])].filter(
    (part) => part !== '',
  );
  if (origin.length === 0 && published === '') return null;
  return (
    <p class="meta">
      {origin.map((part, index) => (
        <span key={part}>
          {index > 0 && <span class="separator"> · </span>}
          <bdi>{part}</bdi>
        </span>
      ))}
      {published !== '' && (
        <span>
          {origin.length > 0 && <span class="separator"> · </span>}
          <time dateTime={post.publishedAt}>{published}</time>
        </span>
      )}
    </p>
  );
}
