import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { listenToTeam, nameTeamSource, TeamNote } from '#team/view';
import { createPage } from '../../utils/page/page.ts';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import type { PlatformClient, Shortcut } from '../../utils/protocol/platform-client.ts';
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
import { useSourceNames } from '../common/use-source-names.ts';
import { useSources } from '../common/use-sources.ts';
import { CardServicesProvider } from '../post/card-context.ts';
import { enterPosts, listPostTitles, movePostFocus } from '../post/move-between-posts.ts';
import { PickBar } from '../post/PickBar.tsx';
import { useSurfaceCards } from '../post/use-surface-cards.ts';
import { ClipButton } from './ClipButton.tsx';
import { createRelatedStore } from './create-related-store.ts';
import { createSearchStore } from './create-search-store.ts';
import { ExamplesNote } from './ExamplesNote.tsx';
import { PrivateNotice, useIsPrivate } from './PrivateNotice.tsx';
import { RelatedView } from './RelatedView.tsx';
import { SavedForm } from './SavedForm.tsx';
import { SearchResults } from './SearchResults.tsx';
import { ShortcutHint } from './ShortcutHint.tsx';
import { AllowButtons, SiteAccessBar } from './SiteAccessBar.tsx';
import { SurfaceTools, TopBar } from './TopBar.tsx';
import { useClipping } from './use-clipping.ts';
import { useDismissals } from './use-dismissals.ts';
import { useSavedRequest } from './use-saved-request.ts';
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
  const sources = useSources(library);
  const nameOwnSource = useSourceNames(sources);
  const sourceNameOf = nameTeamSource
    ? (id: string) => nameTeamSource?.(id, library) ?? nameOwnSource(id)
    : nameOwnSource;
  const settings = useSettings(platform);
  const [shortcuts, setShortcuts] = useState<Shortcut[] | null>(null);
  const [newVersion, setNewVersion] = useState('');
  const [isHelpShown, setHelpShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const main = useRef<HTMLElement>(null);
  const opensFirst = useRef(false);
  const resultsId = useId();

  // While the next page is read, or cannot be, the earlier one stays in view: what is done to it is done to that page.
  const shown = view.kind === 'found' || view.kind === 'failed' ? view : view.previous;
  const listed = shown?.kind === 'found' ? shown : null;
  const isEarlier = view.kind === 'unreadable';
  const page = listed?.page ?? null;
  const url = isEarlier ? view.url : (page?.url ?? '');

  const access = useSiteAccess(platform, url, surface === 'panel');
  const clipping = useClipping(
    library,
    platform,
    undo,
    isEarlier ? null : page,
    isEarlier ? null : (listed?.tabId ?? null),
  );
  const cards = useSurfaceCards(platform, sourceNameOf, announce, settings.opensInBackground);
  const isPrivate = useIsPrivate(platform);
  const { hidden, dismiss } = useDismissals(library, undo, page, isPrivate);
  useViewAnnouncements(view, searchState, announce);
  const saved = useSavedRequest(clipping, undo, page);

  // Before the first paint: the page is read while the browser draws the empty window.
  useLayoutEffect(() => {
    const { signal } = stop;
    if (surface === 'popup') input.current?.focus();
    related.refresh();
    platform.onPageChange(related.follow, signal);
    let isAskedFor = false;
    platform.onOpenRequest((request) => {
      isAskedFor = true;
      switch (request.kind) {
        case 'search':
          search.setQuery(request.query);
          input.current?.focus();
          break;
        case 'selection':
          search.setQuery('');
          related.findFor(request.page);
          break;
        case 'saving':
        case 'saved':
        case 'not-saved':
          saved.receive(request);
          break;
      }
    }, signal);
    // The panel of this window shows what the click allowed to read: a second list over it helps nobody.
    void platform.handOverToPanel().then(() => {
      if (surface === 'popup' && !isAskedFor && !signal.aborted) platform.closeWindow();
    });
    platform.onUpdateAvailable(setNewVersion, signal);
    platform.onSettingsChange(() => void related.settingsChanged(), signal);
    if (listenToTeam) listenToTeam(library, related.take, search.take, signal);
    library.onChange(() => {
      related.findAgain();
      search.searchAgain();
      clipping.store.lookAgain();
    }, signal);
    void platform.listShortcuts().then((keys) => {
      if (!signal.aborted) setShortcuts(keys);
    });
    return () => stop.abort();
  }, []);

  // What was done on a page is taken back there; under the next one it would speak of the wrong page.
  const pageUrl = page?.url;
  const lastUrl = useRef(pageUrl);
  useEffect(() => {
    if (pageUrl !== undefined && lastUrl.current !== undefined && pageUrl !== lastUrl.current) {
      undo.close();
      cards.picks.clear();
    }
    lastUrl.current = pageUrl ?? lastUrl.current;
  }, [pageUrl]);

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

  /** Esc in the search field: first what is typed goes, then what is open, then the window. */
  function leaveSearch(): boolean {
    if (query !== '') setQuery('');
    else if (!(main.current && foldLastPost(main.current))) {
      platform.closeWindow();
      return false;
    }
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

  /** `/` and `?`, wherever nothing is being written. */
  function handleKeys(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isWriting(event.target)) return;
    if (event.key === '/') {
      event.preventDefault();
      input.current?.focus();
    } else if (event.key === '?' || event.key === '？') {
      event.preventDefault();
      setHelpShown(true);
    }
  }

  const isSearchShown = query.trim() !== '';
  const isAskedAbove = !isSearchShown && view.kind === 'unreadable' && view.reason === 'not-allowed';

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that hold for the whole surface
    <div class="surface" data-surface={surface} onKeyDown={handleKeys}>
      <CardServicesProvider value={cards}>
        <TopBar>
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
            onHelp={() => setHelpShown(true)}
            onEscape={leaveSearch}
          />
        </TopBar>
        {newVersion !== '' && <UpdateNotice version={newVersion} onApply={() => platform.applyUpdate()} />}
        {isPrivate && <PrivateNotice />}
        <DamageNotice library={library} isAskedAtFirst={false} />
        {TeamNote && <TeamNote library={library} />}
        {saved.isSaving && !clipping.asking && (
          <p class="saving" data-testid="saving">
            {t('clip_saving')}
          </p>
        )}
        {clipping.asking && (
          <SavedForm
            key={clipping.asking.id}
            post={clipping.asking}
            onSave={clipping.annotate}
            onClose={() => {
              clipping.closeForm();
              input.current?.focus();
            }}
          />
        )}
        <main
          id={resultsId}
          ref={main}
          data-state={describeState(view)}
          data-searching={isSearchShown}
          onKeyDown={handleResultKeys}
        >
          {isSearchShown ? (
            <SearchResults
              store={search}
              onSuggestion={(text) => {
                setQuery(text);
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
                onRefresh={related.refresh}
                onMore={related.showMore}
                onDismiss={dismiss}
                onSearch={setQuery}
                openLibrary={(section) => platform.openLibrary(section)}
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
              {view.kind !== 'reading' && view.kind !== 'finding' && (
                <ExamplesNote
                  sources={sources}
                  library={library}
                  undo={undo}
                  openLibrary={(section) => platform.openLibrary(section)}
                />
              )}
            </>
          )}
        </main>
        <PickBar />
        <UndoBar store={undo} announce={announce} onFocusLost={() => input.current?.focus()} />
        <footer class="bottom">
          {!isAskedAbove && access && <SiteAccessBar url={url} access={access} platform={platform} />}
          <ShortcutHint surface={surface} shortcuts={shortcuts} openSettings={() => platform.openShortcutSettings()} />
        </footer>
        <SurfaceTools
          surface={surface}
          platform={platform}
          isPaused={isPaused}
          onPause={related.setPaused}
          onHelp={() => setHelpShown(true)}
        />
        {isHelpShown && <KeyHelp shortcuts={shortcuts ?? []} onClose={() => setHelpShown(false)} />}
        <LiveRegion text={announcement} />
      </CardServicesProvider>
    </div>
  );
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement ? target.type !== 'checkbox' : target instanceof HTMLTextAreaElement;
}

/** Folds the open post nearest to the end; false when none is open. */
function foldLastPost(root: ParentNode): boolean {
  const open = [...root.querySelectorAll<HTMLElement>('[data-folds-post][aria-expanded="true"]')].at(-1);
  open?.click();
  return open !== undefined;
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
