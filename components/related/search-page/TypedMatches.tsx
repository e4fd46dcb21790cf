import type { SearchOutcome } from '../../../utils/protocol/outcome.ts';
import { translateCount, useTranslate } from '../../common/translate.ts';
import { PostCard } from '../../post/PostCard.tsx';

interface TypedMatchesProps {
  outcome: SearchOutcome;
  /** Shows them all in the search field. */
  onAll(): void;
}

/** Posts that hold the words that were searched for on the web, the best of them. */
export function TypedMatches({ outcome, onAll }: TypedMatchesProps) {
  const t = useTranslate();
  if (outcome.posts.length === 0) return null;
  return (
    <section class="typed" aria-label={t('query_matches_label')} data-testid="typed-matches">
      <h2 class="count">{translateCount(t, 'query_matches', outcome.total)}</h2>
      <ol class="posts">
        {outcome.posts.map(({ post, excerpt, titleMarks }) => (
          <li key={post.id}>
            <PostCard testId="typed-match" post={post} excerpt={excerpt} titleMarks={titleMarks} />
          </li>
        ))}
      </ol>
      {outcome.posts.length < outcome.total && (
        <button type="button" class="more" data-testid="all-matches" onClick={onAll}>
          {t('query_all')}
        </button>
      )}
    </section>
  );
}
