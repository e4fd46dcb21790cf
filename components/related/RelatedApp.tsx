import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { listenToTeam, TeamNote } from '#team/view';
import { createPage } from '../../utils/page/page.ts';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import type { PlatformClient } from '../../utils/protocol/platform-client.ts';
import type { Translate } from '../../utils/protocol/translate.ts';
import { createUndoStore } from '../common/create-undo-store.ts';
import { DamageNotice } from '../common/DamageNotice.tsx';
import { KeyHelp } from '../common/KeyHelp.tsx';
import { LiveRegion, useAnnouncer } from '../common/LiveRegion.tsx';
import { SearchField } from '../common/SearchField.tsx';
import { useStore } from '../common/store.ts';
import { TranslateProvider, useTranslate } from '../common/translate.ts';
import { UndoBar } from '../common/UndoBar.tsx';
import { UpdateNotice } from '../common/UpdateNotice.tsx';
import { useSettings } from '../common/use-settings.ts';
import { useSources } from '../common/use-sources.ts';
import { CardServicesProvider } from '../post/card-context.ts';
import { enterPosts } from '../post/move-between-posts.ts';
import { PickBar } from '../post/PickBar.tsx';
import { useSurfaceCards } from '../post/use-surface-cards.ts';
import { answerOpenRequests } from './answer-open-requests.ts';
import { ClipButton } from './ClipButton.tsx';
import { createRelatedStore } from './create-related-store.ts';
import { createSearchStore } from './create-search-store.ts';
import { describeViewState } from './describe-view-state.ts';
import { ExamplesNote } from './ExamplesNote.tsx';
import { keepFocus } from './keep-focus.ts';
import { LinkedPosts } from './links/LinkedPosts.tsx';
import { PdfActions } from './PdfActions.tsx';
import { PrivateNotice, useIsPrivate } from './PrivateNotice.tsx';
import { RelatedView } from './RelatedView.tsx';
import { RecentPages } from './recent/RecentPages.tsx';
import { SavingNote } from './SavingNote.tsx';
import { SearchResults } from './SearchResults.tsx';
import { AllowButtons } from './SiteAccessBar.tsx';
import { SurfaceFooter } from './SurfaceFooter.tsx';
import { SurfaceTools, TopBar } from './TopBar.tsx';
import { useAnySourceNames } from './use-any-source-names.ts';
import { useClipping } from './use-clipping.ts';
import { useDismissals } from './use-dismissals.ts';
import { useDroppedPdf } from './use-dropped-pdf.ts';
import { usePageExtras } from './use-page-extras.ts';
import { usePageLeft } from './use-page-left.ts';
import { useSavedRequest } from './use-saved-request.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useSiteAccess } from './use-site-access.ts';
import { useSurfaceKeys } from './use-surface-keys.ts';
import { useViewAnnouncements } from './use-view-announcements.ts';
import { useWriting } from './writing/use-writing.ts';

interface RelatedAppProps {
  surface: 'popup' | 'panel';
  library: LibraryClient;
  platform: PlatformClient;
}

/** Popup and side panel: the search field, the page in front, its keywords and its related posts. */
export function RelatedApp({ t, ...props }: RelatedAppProps & { t: Translate }) {
  return (
    <TranslateProvider value={t}>
      <RelatedSurface {...props} />
    </TranslateProvider>
  );
}

function RelatedSurface({ surface, library, platform }: RelatedAppProps) {
  const t = useTranslate();
  const [stop] = useState(() => new AbortController());
  const [related] = useState(() => createRelatedStore(library, platform, stop.signal));
  const [search] = useState(() => createSearchStore(library));
  const [undo] = useState(createUndoStore);
  const { view, isPaused, isBehind } = useStore(related);
  const searchState = useStore(search);
  const { announcement, announce } = useAnnouncer();
  const sources = useSources(library);
  const sourceNameOf = useAnySourceNames(library, sources);
  const settings = useSettings(platform);
  const shortcuts = useShortcuts(platform);
  const [newVersion, setNewVersion] = useState('');
  const [isHelpShown, setHelpShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const main = useRef<HTMLElement>(null);
  const resultsId = useId();

  // While the next page is read, or cannot be, the earlier one stays in view: what is done to it is done to that page.
  const shown = view.kind === 'found' || view.kind === 'failed' ? view : view.previous;
  const listed = shown?.kind === 'found' ? shown : null;
  const isEarlier = view.kind === 'unreadable';
  const page = listed?.page ?? null;
  const url = isEarlier ? view.url : (page?.url ?? '');
  const access = useSiteAccess(platform, url);
  const clipping = useClipping(
    library,
    platform,
    undo,
    isEarlier ? null : page,
    isEarlier ? null : (listed?.tabId ?? null),
  );
  const cards = useSurfaceCards(platform, sourceNameOf, announce, settings.opensBehind);
  const isPrivate = useIsPrivate(platform);
  const extras = usePageExtras(library, platform, view, page, settings, isPrivate);
  const { hidden, dismiss } = useDismissals(library, undo, page, isPrivate);
  useViewAnnouncements(view, searchState, announce);
  const saved = useSavedRequest(clipping, undo, page);
  useWriting(platform, related, surface === 'panel' && settings.followsWriting);
  const showHelp = () => setHelpShown(true);
  useDroppedPdf(surface, related, search);
  const keys = useSurfaceKeys(search, input, main, showHelp, () => platform.closeWindow());

  // Before the first paint: the page is read while the browser draws the empty window.
  useLayoutEffect(() => {
    const { signal } = stop;
    if (surface === 'popup') keepFocus(input, signal);
    related.refresh();
    platform.onPageChange(related.follow, signal);
    const focusSearch = () => input.current?.focus();
    answerOpenRequests(surface, platform, { search, related, saved, focusSearch }, signal);
    platform.onUpdateAvailable(setNewVersion, signal);
    platform.onSettingsChange(() => void related.settingsChanged(), signal);
    if (listenToTeam) listenToTeam(library, related.take, search.take, signal);
    library.onChange(() => {
      related.findAgain();
      search.searchAgain();
      clipping.store.lookAgain();
    }, signal);
    return () => stop.abort();
  }, []);

  usePageLeft(page?.url, () => {
    undo.close();
    cards.picks.clear();
  });

  const { query } = searchState;
  const isSearchShown = query.trim() !== '';
  const isAskedAbove = !isSearchShown && view.kind === 'unreadable' && view.reason === 'not-allowed';

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that hold for the whole surface
    <div class="surface" data-surface={surface} onKeyDown={keys.handleKeys}>
      <CardServicesProvider value={cards}>
        <TopBar>
          <SearchField
            inputRef={input}
            query={query}
            placeholder={t('search_placeholder')}
            // The popup begins in this field: its key would say nothing there.
            shortcutKey={surface === 'panel' ? (shortcuts?.find(({ command }) => command === 'search')?.key ?? '') : ''}
            resultsId={resultsId}
            onQuery={keys.setQuery}
            onPassage={(text) => {
              keys.setQuery('');
              related.findFor(createPage({ title: '', text, textSource: 'selection' }));
            }}
            onOpenFirst={keys.openFirst}
            onEnterResults={() => {
              if (main.current) enterPosts(main.current);
            }}
            onHelp={showHelp}
            onEscape={keys.leaveSearch}
          />
        </TopBar>
        {newVersion !== '' && <UpdateNotice version={newVersion} onApply={() => platform.applyUpdate()} />}
        {isPrivate && <PrivateNotice />}
        <DamageNotice library={library} isAskedAtFirst={false} />
        {TeamNote && <TeamNote library={library} />}
        <SavingNote isSaving={saved.isSaving} clipping={clipping} onClosed={() => input.current?.focus()} />
        <main
          id={resultsId}
          ref={main}
          data-state={describeViewState(view)}
          data-searching={isSearchShown}
          onKeyDown={keys.handleResultKeys}
        >
          {isSearchShown ? (
            <SearchResults
              store={search}
              onSuggestion={(text) => {
                keys.setQuery(text);
                input.current?.focus(); // the button goes with its suggestion
              }}
            />
          ) : (
            <>
              <RelatedView
                view={view}
                isPaused={isPaused}
                isBehind={isBehind}
                hidden={hidden}
                onToggleKeyword={related.toggleKeyword}
                onRefresh={() => related.refresh()}
                onMore={related.showMore}
                onDismiss={dismiss}
                onSearch={keys.setQuery}
                openLibrary={(section) => platform.openLibrary(section)}
                sources={sources}
                clipButton={
                  <ClipButton
                    store={clipping.store}
                    isPrivate={isPrivate}
                    onSave={clipping.save}
                    onRemove={clipping.remove}
                  />
                }
                typed={extras.typed}
                pins={extras.pins}
                narrows={settings.narrows}
                contextLength={settings.contextLength}
                linkedPosts={<LinkedPosts posts={extras.linked} key={page?.url} />}
                pdfActions={(unread) => <PdfActions {...{ ...unread, surface, related, platform }} />}
                allowButtons={
                  surface === 'panel' &&
                  access && <AllowButtons url={url} site={access.site} platform={platform} look="button" />
                }
              />
              {view.kind !== 'reading' && view.kind !== 'finding' && (
                <ExamplesNote
                  {...{ sources, library, undo }}
                  openLibrary={(section) => platform.openLibrary(section)}
                />
              )}
              <RecentPages pages={extras.recent} onForget={() => void platform.forgetRecentPages()} />
            </>
          )}
        </main>
        <PickBar />
        <UndoBar store={undo} announce={announce} onFocusLost={() => input.current?.focus()} />
        <SurfaceFooter
          surface={surface}
          url={url}
          access={access}
          isAskedAbove={isAskedAbove}
          followsWriting={settings.followsWriting}
          shortcuts={shortcuts}
          platform={platform}
        />
        <SurfaceTools
          surface={surface}
          platform={platform}
          isPaused={isPaused}
          onPause={related.setPaused}
          onHelp={showHelp}
        />
        {isHelpShown && <KeyHelp shortcuts={shortcuts ?? []} onClose={() => setHelpShown(false)} />}
        <LiveRegion text={announcement} />
      </CardServicesProvider>
    </div>
  );
}
