import type { Post } from '../../utils/post/post.ts';
import { formatDate, formatHost } from '../common/format.ts';
import { MetaLine } from '../common/MetaLine.tsx';
import { useTranslate } from '../common/translate.ts';
import { useCardServices } from './card-context.ts';

/** Where a post is from: source, author or site, date. */
export function PostMeta({ post, isCited = false }: { post: Post; isCited?: boolean }) {
  const t = useTranslate();
  const { sourceNameOf } = useCardServices();
  const published = formatDate(t, post.publishedAt);
  const origin = [...new Set([sourceNameOf(post.sourceId), post.author || formatHost(post.url)])];

  return (
    <MetaLine
      facts={[
        isCited && (
          <span key="cited" class="cited" data-testid="cited" title={t('cited_hint')}>
            {t('cited')}
          </span>
        ),
        ...origin.map((part) => part !== '' && <bdi key={part}>{part}</bdi>),
        published !== '' && <time dateTime={post.publishedAt}>{published}</time>,
      ]}
    />
  );
}
