import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { createPage } from '../../utils/page/page.ts';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import type { PlatformClient, Shortcut } from '../../utils/protocol/platform-client.ts';
import type { Translate } from '../../utils/protocol/translate.ts';
import { createUndoStore } from '../common/create-undo-store.ts';
import { DamageNotice } from '../common/DamageNotice.tsx';
import { LiveRegion, useAnnouncer } from '../common/LiveRegion.tsx';
import { SearchField } from '../common/SearchField.tsx';
import { useStore } from '../common/store.ts';
import { TranslateProvider, useTranslate } from '../common/translate.ts';
import { UndoBar } from '../common/UndoBar.tsx';
import { UpdateNotice } from '../common/UpdateNotice.tsx';
import { useSourceNames } from '../common/use-source-names.ts';
import { CardServicesProvider } from '../post/card-context.ts';
import { enterPosts, listPostTitles, movePostFocus } from '../post/move-between-posts.ts';
import { useSurfaceCards } from '../post/use-surface-cards.ts';
import { ClipButton } from './ClipButton.tsx';
import { createRelatedStore } from './create-related-store.ts';
import { createSearchStore } from './create-search-store.ts';
import { PrivateNotice, useIsPrivate } from './PrivateNotice.tsx';
import { RelatedView } from './RelatedView.tsx';
import { SearchResults } from './SearchResults.tsx';
import { ShortcutHint } from './ShortcutHint.tsx';
import { AllowButtons, SiteAccessBar } from './SiteAccessBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useClipping } from './use-clipping.ts';
import { useDismissals } from './use-dismissals.ts';
import { useSiteAccess } from './use-site-access.ts';
import { useViewAnnouncements } from './use-view-announcements.ts';

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
  const { query, outcome: found, isBusy: isSearching } = searchState;
  const { announcement, announce } = useAnnouncer();
  const sourceNameOf = useSourceNames(library);
  const [shortcuts, setShortcuts] = useState<Shortcut[] | null>(null);
  const [newVersion, setNewVersion] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const main = useRef<HTMLElement>(null);
  const opensFirst = useRef(false);
  const resultsId = useId();

  // While the next page is read the earlier one stays in view, and what is done to it is done to that page.
  const shown = view.kind === 'reading' || view.kind === 'finding' ? view.previous : view;
  const page = shown?.kind === 'found' ? shown.page : null;
  const tabId = shown?.kind === 'found' ? shown.tabId : null;
  const url = page?.url ?? (view.kind === 'unreadable' ? view.url : '');

  const access = useSiteAccess(platform, url, surface === 'panel');
  const clipping = useClipping(library, platform, undo, page, tabId);
  const cards = useSurfaceCards(platform, sourceNameOf, announce);
  const isPrivate = useIsPrivate(platform);
  const { hidden, dismiss } = useDismissals(library, undo, page, isPrivate);
  useViewAnnouncements(view, searchState, announce);

  // Before the first paint: the page is read while the browser draws the empty window.
  useLayoutEffect(() => {
    const { signal } = stop;
    if (surface === 'popup') input.current?.focus();
    related.refresh();
    platform.onPageChange(related.follow, signal);
    platform.onOpenRequest((request) => {
      switch (request.kind) {
        case 'search':
          search.setQuery(request.query);
          input.current?.focus();
          break;
        case 'selection':
          search.setQuery('');
          related.findFor(request.page);
          break;
      }
    }, signal);
    platform.onUpdateAvailable(setNewVersion, signal);
    library.onChange(() => {
      related.findAgain();
      search.searchAgain();
      clipping.store.lookAgain();
    }, signal);
    void platform.listShortcuts().then((listed) => {
      if (!signal.aborted) setShortcuts(listed);
    });
    return () => stop.abort();
  }, []);

  useEffect(() => {
    if (!isSearching && found && opensFirst.current) openFirst();
  }, [found, isSearching]);

  function openFirst(): void {
    if (query.trim() === '') return;
    // Enter may come before the answer to the last letter: then the first post is opened when it is there.
    opensFirst.current = isSearching;
    if (!isSearching && main.current) listPostTitles(main.current)[0]?.click();
  }

  function setQuery(next: string): void {
    opensFirst.current = false;
    search.setQuery(next);
    if (next === '') input.current?.focus();
  }

  function leaveSearch(): boolean {
    if (query === '') {
      platform.closeWindow();
      return false;
    }
    setQuery('');
    return true;
  }

  function handleResultKeys(event: KeyboardEvent): void {
    if (event.key === 'Escape' && query !== '') {
      event.preventDefault();
      setQuery('');
      return;
    }
    const moved = main.current && movePostFocus(event, main.current);
    if (!moved) return;
    event.preventDefault();
    if (moved === 'before') input.current?.focus();
  }

  const isSearchShown = query.trim() !== '';
  const isAskedAbove = !isSearchShown && view.kind === 'unreadable' && view.reason === 'not-allowed';

  return (
    <div class="surface" data-surface={surface}>
      <TopBar surface={surface} platform={platform} isPaused={isPaused} onPause={related.setPaused}>
        <SearchField
          inputRef={input}
          query={query}
          placeholder={t('search_placeholder')}
          shortcutKey={shortcuts?.find(({ command }) => command === 'search')?.key ?? ''}
          resultsId={resultsId}
          onQuery={setQuery}
          onPassage={(text) => {
            setQuery('');
            related.findFor(createPage({ title: '', text, textSource: 'selection' }));
          }}
          onOpenFirst={openFirst}
          onEnterResults={() => {
            if (main.current) enterPosts(main.current);
          }}
          onEscape={leaveSearch}
        />
      </TopBar>
      {newVersion !== '' && <UpdateNotice version={newVersion} onApply={() => platform.applyUpdate()} />}
      {isPrivate && <PrivateNotice />}
      <DamageNotice library={library} isAskedAtFirst={false} />
      <main
        id={resultsId}
        ref={main}
        data-state={describeState(view)}
        data-searching={isSearchShown}
        onKeyDown={handleResultKeys}
      >
        <CardServicesProvider value={cards}>
          {isSearchShown ? (
            <SearchResults
              store={search}
              onSuggestion={(text) => {
                setQuery(text);
                input.current?.focus(); // the button goes with its suggestion
              }}
            />
          ) : (
            <RelatedView
              view={view}
              isPaused={isPaused}
              isBehind={isBehind}
              hidden={hidden}
              onToggleKeyword={related.toggleKeyword}
              onRefresh={related.refresh}
              onDismiss={dismiss}
              openImport={() => platform.openLibrary('import')}
              clipButton={
                <ClipButton
                  store={clipping.store}
                  isPrivate={isPrivate}
                  onSave={clipping.save}
                  onRemove={clipping.remove}
                />
              }
              allowButtons={access && <AllowButtons url={url} site={access.site} platform={platform} look="button" />}
            />
          )}
        </CardServicesProvider>
      </main>
      <UndoBar store={undo} announce={announce} onFocusLost={() => input.current?.focus()} />
      <footer class="bottom">
        {!isAskedAbove && access && <SiteAccessBar url={url} access={access} platform={platform} />}
        <ShortcutHint surface={surface} shortcuts={shortcuts} openSettings={() => platform.openShortcutSettings()} />
      </footer>
      <LiveRegion text={announcement} />
    </div>
  );
}

function describeState(view: ReturnType<ReturnType<typeof createRelatedStore>['get']>['view']): string {
  switch (view.kind) {
    case 'reading':
    case 'finding':
      return 'reading';
    case 'found':
      return view.isBusy ? 'reading' : view.outcome.kind;
    case 'unreadable':
    case 'failed':
      return view.kind;
  }
}
