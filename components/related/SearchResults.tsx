import { ErrorNotice } from '../common/ErrorNotice.tsx';
import { Notice } from '../common/Notice.tsx';
import { useStore } from '../common/store.ts';
import { formatNumber, translateCount, useTranslate } from '../common/translate.ts';
import { PostCard } from '../post/PostCard.tsx';
import type { SearchStore } from './create-search-store.ts';

interface SearchResultsProps {
  store: SearchStore;
  /** A suggestion was chosen: it is the query now. */
  onSuggestion(text: string): void;
}

/** Posts that hold what was typed, and words that may help to type it. */
export function SearchResults({ store, onSuggestion }: SearchResultsProps) {
  const t = useTranslate();
  const { query, outcome, suggestions, error, isBusy } = useStore(store);
  const isNone = outcome?.posts.length === 0 && !isBusy;
  const suggestionButtons = (className?: string) =>
    suggestions.map(({ text, kind }) => (
      <button
        type="button"
        key={`${kind} ${text}`}
        class={className}
        data-testid="suggestion"
        onClick={() => onSuggestion(text)}
      >
        <bdi>{text}</bdi>
      </button>
    ));

  return (
    <section aria-label={t('search_results_label')} aria-busy={isBusy}>
      {suggestions.length > 0 && !isNone && (
        <section class="suggestions" aria-labelledby="suggestions-label">
          <h2 id="suggestions-label">{t('suggestions_label')}</h2>
          <ul>
            {suggestionButtons().map((button) => (
              <li key={button.key}>{button}</li>
            ))}
          </ul>
        </section>
      )}
      {error && <ErrorNotice title={t('search_failed')} error={error} />}
      {isNone && (
        // A word that was meant says more than how to search.
        <Notice
          tone="quiet"
          title={t('search_none', query)}
          text={t(suggestions.length > 0 ? 'suggestions_label' : 'search_help')}
          testId="search-none"
        >
          {suggestions.length > 0 && suggestionButtons('button')}
        </Notice>
      )}
      {outcome && outcome.posts.length === 0 && isBusy && outcome.goesOn && (
        <p class="waiting" data-testid="search-looking">
          {t('search_looking')}
        </p>
      )}
      {outcome && outcome.posts.length > 0 && (
        <>
          <h2 class="count" data-testid="search-count">
            {translateCount(
              t,
              outcome.isAtLeast ? 'search_found_at_least' : 'search_found',
              outcome.total,
              formatNumber(t, outcome.postCount),
            )}
          </h2>
          <ol class="posts">
            {outcome.posts.map(({ post, excerpt, titleMarks }) => (
              <li key={post.id}>
                <PostCard testId="search-result" post={post} excerpt={excerpt} titleMarks={titleMarks} />
              </li>
            ))}
          </ol>
          {(outcome.isAtLeast || outcome.posts.length < outcome.total) && (
            <button type="button" class="more" data-testid="search-more" disabled={isBusy} onClick={store.showMore}>
              {t('search_more')}
            </button>
          )}
        </>
      )}
    </section>
  );
}
