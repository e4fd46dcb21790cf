import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { RelatedPost } from '../../utils/protocol/outcome.ts';
import type { MessageKey } from '../../utils/protocol/translate.ts';
import { describeError } from '../common/describe-error.ts';
import { Icon } from '../common/Icon.tsx';
import { Notice } from '../common/Notice.tsx';
import { translateCount, useTranslate } from '../common/translate.ts';
import type { FoundView, RelatedView as View } from './create-related-store.ts';
import { KeywordChips } from './KeywordChips.tsx';
import { PageBar } from './PageBar.tsx';
import { RelatedPosts } from './RelatedPosts.tsx';
import { SilentNotice } from './SilentNotice.tsx';
import { UnreadableNotice } from './UnreadableNotice.tsx';

interface RelatedViewProps {
  view: View;
  isPaused: boolean;
  isBehind: boolean;
  hidden: ReadonlySet<string>;
  onToggleKeyword(term: string): void;
  onRefresh(): void;
  onDismiss(related: RelatedPost): void;
  openImport(): void;
  clipButton: ComponentChildren;
  /** Buttons that allow reading, for the notice that says it is not allowed. */
  allowButtons: ComponentChildren;
}

/** The page in front and what the library holds about it. */
export function RelatedView(props: RelatedViewProps) {
  const { view, isPaused, isBehind, onRefresh } = props;
  const t = useTranslate();

  const pausedNote = isPaused && (
    <p class="paused" data-testid="paused">
      {t(isBehind ? 'panel_paused_behind' : 'panel_paused')}
    </p>
  );

  const isSlow = view.kind === 'reading' && view.isSlow;
  switch (view.kind) {
    case 'reading':
    case 'finding':
      return (
        <>
          {view.previous && renderFound(view.previous, true)}
          {!view.previous && !isSlow && (
            <p class="waiting" data-testid="waiting">
              {t(view.kind === 'reading' ? 'reading' : 'finding')}
            </p>
          )}
          {isSlow && (
            <Notice tone="hint" title={t('slow_title')} text={t('slow_text')} testId="slow">
              <button type="button" class="button" data-testid="retry" onClick={onRefresh}>
                {t('retry')}
              </button>
            </Notice>
          )}
        </>
      );
    case 'found':
      return <>{renderFound(view, false)}</>;
    case 'unreadable':
      return (
        <>
          {pausedNote}
          <UnreadableNotice reason={view.reason} onRetry={onRefresh}>
            {view.reason === 'not-allowed' && props.allowButtons}
          </UnreadableNotice>
        </>
      );
    case 'failed':
      return (
        <Notice tone="error" title={t('failed_title')} text={describeError(t, view.error)} testId="failed">
          <button type="button" class="button" data-testid="retry" onClick={onRefresh}>
            {t('retry')}
          </button>
        </Notice>
      );
  }

  /** The same elements while the next page is read: what is open stays open, and the focus stays where it is. */
  function renderFound(found: FoundView, isFading: boolean) {
    return (
      <div class={isFading ? 'found is-fading' : 'found'} key="found">
        <PageBar page={found.page} label={t(isPaused ? 'page_paused' : 'page_reading')}>
          <div class="page-actions">
            {found.page.textSource === 'selection' && (
              <button type="button" class="quiet" data-testid="whole-page" onClick={onRefresh}>
                <Icon name="refresh" />
                {t('page_whole')}
              </button>
            )}
            {props.clipButton}
          </div>
        </PageBar>
        {pausedNote}
        <Found {...props} view={found} />
      </div>
    );
  }
}

const TEXT_SOURCES: Partial<Record<string, MessageKey>> = { visible: 'page_visible_text' };

function Found({ view, hidden, ...props }: RelatedViewProps & { view: FoundView }) {
  const t = useTranslate();
  const { outcome, page } = view;
  const posts = useMemo(
    () => (outcome.kind === 'ready' ? outcome.posts.filter(({ post }) => !hidden.has(post.id)) : []),
    [outcome, hidden],
  );
  const sourceNote = TEXT_SOURCES[page.textSource];
  return (
    <>
      <KeywordChips keywords={view.keywords} disabled={view.disabledKeywords} onToggle={props.onToggleKeyword} />
      {outcome.kind === 'ready' ? (
        <RelatedPosts posts={posts} isBusy={view.isBusy} onDismiss={page.url === '' ? undefined : props.onDismiss} />
      ) : (
        <SilentNotice reason={outcome.reason} openImport={props.openImport} />
      )}
      <p class="measure" data-testid="measure">
        {translateCount(t, 'measure', outcome.postCount, String(Math.max(1, Math.round(outcome.elapsedMs))))}
        {sourceNote && ` ${t(sourceNote)}`}
        {page.truncated && ` ${t('page_truncated')}`}
      </p>
    </>
  );
}
