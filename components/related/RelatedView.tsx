import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { isPart } from '../../utils/page/page.ts';
import type { Source } from '../../utils/post/post.ts';
import type { RelatedPost, SearchOutcome } from '../../utils/protocol/outcome.ts';
import type { LibrarySection } from '../../utils/protocol/platform-client.ts';
import type { MessageKey } from '../../utils/protocol/translate.ts';
import { ErrorNotice } from '../common/ErrorNotice.tsx';
import { Icon } from '../common/Icon.tsx';
import { Notice } from '../common/Notice.tsx';
import { Toolbar } from '../common/Toolbar.tsx';
import { translateCount, useTranslate } from '../common/translate.ts';
import { BackToTab } from './BackToTab.tsx';
import { findExamples } from './find-examples.ts';
import { HandOn } from './hand-on/HandOn.tsx';
import { KeywordChips } from './KeywordChips.tsx';
import { NarrowBar } from './narrow/NarrowBar.tsx';
import { useNarrowing } from './narrow/use-narrowing.ts';
import { PageBar } from './PageBar.tsx';
import { PinnedPosts } from './pins/PinnedPosts.tsx';
import type { PagePins } from './pins/use-pins.ts';
import { RelatedPosts } from './RelatedPosts.tsx';
import { SilentNotice } from './SilentNotice.tsx';
import { TypedMatches } from './search-page/TypedMatches.tsx';
import { UnreadableNotice } from './UnreadableNotice.tsx';
import { UNREADABLE_SENTENCES } from './unreadable-sentences.ts';
import type { FoundView, RelatedView as View } from './view-states.ts';

interface RelatedViewProps {
  view: View;
  isPaused: boolean;
  isBehind: boolean;
  hidden: ReadonlySet<string>;
  onToggleKeyword(term: string): void;
  onRefresh(): void;
  onMore(): void;
  onDismiss(related: RelatedPost): void;
  onSearch(query: string): void;
  openLibrary(section: LibrarySection): void;
  /** null until they are known. */
  sources: readonly Source[] | null;
  clipButton: ComponentChildren;
  /** On a page of search results: what typed search found. */
  typed: SearchOutcome | null;
  /** Posts pinned to the page in view. */
  pins: PagePins;
  /** The timeline and the filters are wanted. */
  narrows: boolean;
  /** Of whole texts that are copied at once. */
  contextLength: number;
  /** The page's links that lead into the library. */
  linkedPosts: ComponentChildren;
  /** Buttons that allow reading, for the notice that says it is not allowed. */
  allowButtons: ComponentChildren;
  /** Other ways to a PDF that could not be read. */
  pdfActions(view: Extract<View, { kind: 'unreadable' }>): ComponentChildren;
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
          <UnreadableNotice
            reason={view.reason}
            offersImport={props.sources !== null && findExamples(props.sources) === null}
            onRetry={onRefresh}
            openLibrary={props.openLibrary}
          >
            {view.reason === 'not-allowed' && props.allowButtons}
            {UNREADABLE_SENTENCES[view.reason].next === 'pdf' && props.pdfActions(view)}
          </UnreadableNotice>
          {view.previous?.outcome.kind === 'ready' && (
            <div class="found is-earlier" key="found" data-testid="earlier">
              <p class="earlier">{t('earlier_results', view.previous.page.title || view.previous.page.url)}</p>
              <Found {...props} view={view.previous} />
            </div>
          )}
        </>
      );
    case 'failed':
      return (
        <ErrorNotice title={t('failed_title')} error={view.error} testId="failed">
          {/* Another try does not make this version newer. */}
          {view.error.code !== 'store-newer' && (
            <button type="button" class="button" data-testid="retry" onClick={onRefresh}>
              {t('retry')}
            </button>
          )}
        </ErrorNotice>
      );
  }

  /** The same elements while the next page is read: what is open stays open, and the focus stays where it is. */
  function renderFound(found: FoundView, isFading: boolean) {
    return (
      <div class={isFading ? 'found is-fading' : 'found'} key="found">
        <Toolbar class="page" label={t('page_label')}>
          <PageBar page={found.page} label={t(isPaused ? 'page_paused' : 'page_reading')}>
            <div class="page-actions">
              {isPart(found.page) && !found.page.searchQuery && (
                <button type="button" class="quiet" data-testid="whole-page" onClick={onRefresh}>
                  <Icon name="refresh" />
                  {t('page_whole')}
                </button>
              )}
              {isChosenFile(found) && <BackToTab onBack={onRefresh} />}
              {props.clipButton}
            </div>
          </PageBar>
          {pausedNote}
          <KeywordChips keywords={found.keywords} disabled={found.disabledKeywords} onToggle={props.onToggleKeyword} />
        </Toolbar>
        {props.linkedPosts}
        <Found {...props} view={found} />
      </div>
    );
  }
}

/** A PDF of the disk: nothing but the reader leads back from it. */
function isChosenFile({ page, tabId }: FoundView): boolean {
  return tabId === null && page.url === '' && !isPart(page);
}

const TEXT_SOURCES: Partial<Record<string, MessageKey>> = { visible: 'page_visible_text' };

function Found({ view, hidden, typed, pins, ...props }: RelatedViewProps & { view: FoundView }) {
  const t = useTranslate();
  const { outcome, page } = view;
  const related = useMemo(() => {
    const above = new Set([...(typed?.posts.map(({ post }) => post.id) ?? []), ...pins.posts.map(({ id }) => id)]);
    const all = outcome.kind === 'ready' ? outcome.posts : [];
    return all.filter(({ post: { id } }) => !hidden.has(id) && !above.has(id));
  }, [outcome, hidden, typed, pins.posts]);
  const { posts, groups, narrowing, narrow } = useNarrowing(page, related, props.narrows);
  const shown = useMemo(() => [...(typed?.posts ?? []), ...posts], [typed, posts]);
  const sourceNote = TEXT_SOURCES[page.textSource];
  const isAnswered = typed !== null && typed.posts.length > 0 && related.length === 0;
  return (
    <>
      <PinnedPosts {...pins} />
      {typed && <TypedMatches outcome={typed} onAll={() => props.onSearch(page.searchQuery ?? '')} />}
      <NarrowBar groups={groups} narrowing={narrowing} onNarrow={narrow} />
      {!isAnswered && outcome.kind === 'ready' && (
        <RelatedPosts
          posts={posts}
          isCut={view.isCut}
          isBusy={view.isBusy}
          onMore={props.onMore}
          onDismiss={page.url === '' ? undefined : props.onDismiss}
          onPin={pins.setPin}
        />
      )}
      {!isAnswered && outcome.kind === 'silent' && (
        <SilentNotice
          reason={outcome.reason}
          page={page}
          keywords={view.keywords}
          nearest={outcome.nearest}
          openLibrary={props.openLibrary}
          onSearch={props.onSearch}
        />
      )}
      <div class="measure" data-testid="measure">
        <p>
          {outcome.postCount > 0 && translateCount(t, 'measure', outcome.postCount)}
          {sourceNote && ` ${t(sourceNote)}`}
          {page.truncated && ` ${t('page_truncated')}`}
        </p>
        <HandOn page={page} shown={shown} contextLength={props.contextLength} />
      </div>
    </>
  );
}
