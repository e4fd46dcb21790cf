import type { Reaction } from '../../utils/post/post.ts';
import { formatNumber, useTranslate } from '../common/translate.ts';

/** What others felt about the post, as its source counted it. */
export function Reactions({ reactions }: { reactions: readonly Reaction[] }) {
  const t = useTranslate();
  if (reactions.length === 0) return null;
  return (
    <ul class="reactions" aria-label={t('reactions_label')}>
      {reactions.map(({ emoji, count }) => (
        <li key={emoji}>
          {emoji} <span>{formatNumber(t, count)}</span>
        </li>
      ))}
    </ul>
  );
}
