import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LibraryClient } from '../utils/library/library-client.ts';
import { createPage } from '../utils/page/page.ts';
import type { PlatformClient, Shortcut, SiteAccess } from '../utils/page/platform-client.ts';
import type { RelatedPost } from '../utils/search/outcome.ts';
import { ClipButton } from './ClipButton.tsx';
import { createClipStore } from './create-clip-store.ts';
import { createRelatedStore } from './create-related-store.ts';
import { createSearchStore } from './create-search-store.ts';
import { createUndoStore } from './create-undo-store.ts';
import { describeError } from './describe-error.ts';
import { Icon } from './Icon.tsx';
import { LiveRegion, useAnnouncer } from './LiveRegion.tsx';
import { Logo } from './Logo.tsx';
import { enterPosts, movePostFocus } from './move-between-posts.ts';
import { RelatedView } from './RelatedView.tsx';
import { SearchField } from './SearchField.tsx';
import { SearchResults } from './SearchResults.tsx';
import { ShortcutHint } from './ShortcutHint.tsx';
import { SiteAccessBar } from './SiteAccessBar.tsx';
import { useStore } from './store.ts';
import { type Translate, TranslateProvider, translateCount, useTranslate } from './translate.ts';
import { UndoBar } from './UndoBar.tsx';
import { UpdateNotice } from './UpdateNotice.tsx';
import { useSourceNames } from './use-source-names.ts';

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
  const [clip] = useState(() => createClipStore(library));
  const [undo] = useState(createUndoStore);
  const { view, isPaused, isBehind } = useStore(related);
  const clipState = useStore(clip);
  const { query, outcome: found, isBusy: isSearching } = useStore(search);
  const { announcement, announce } = useAnnouncer();
  const sourceNameOf = useSourceNames(library);
  const [shortcuts, setShortcuts] = useState<Shortcut[] | null>(null);
  const [access, setAccess] = useState<SiteAccess | null>(null);
  const [newVersion, setNewVersion] = useState('');
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const input = useRef<HTMLInputElement>(null);
  const main = useRef<HTMLElement>(null);
  const announced = useRef('');
  const opensFirst = useRef(false);
  const resultsId = useId();

  // While the next page is read the earlier one stays in view, and what is done to it is done to that page.
  const shown = view.kind === 'reading' || view.kind === 'finding' ? view.previous : view;
  const page = shown?.kind === 'found' ? shown.page : null;
  const tabId = shown?.kind === 'found' ? shown.tabId : null;
  const url = page?.url ?? (view.kind === 'unreadable' ? view.url : '');

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
      clip.lookAgain();
    }, signal);
    void platform.listShortcuts().then((listed) => {
      if (!signal.aborted) setShortcuts(listed);
    });
    return () => stop.abort();
  }, []);

  useEffect(() => {
    clip.setPage(page && page.textSource !== 'selection' ? page : null);
    setHidden(new Set());
  }, [page]);

  useEffect(() => {
    if (tabId === null || (clipState.kind !== 'saved' && clipState.kind !== 'absent')) return;
    // The mark on the icon is a courtesy: a tab that has gone meanwhile needs none.
    platform.markInLibrary(tabId, clipState.kind === 'saved').catch(() => {});
  }, [tabId, clipState]);

  useEffect(() => {
    if (surface !== 'panel') return;
    const watch = new AbortController();
    const load = async () => {
      const loaded = await platform.getSiteAccess(url);
      if (!watch.signal.aborted) setAccess(loaded);
    };
    void load();
    platform.onAccessChange(() => void load(), watch.signal);
    return () => watch.abort();
  }, [url]);

  useEffect(() => {
    if (query.trim() !== '') return;
    if (view.kind === 'found' && !view.isBusy) {
      const { outcome } = view;
      // Said once for a page and its chips; the library changing under it (a save, a dismissal) has words of its own.
      const occasion = [view.page.url, view.page.title, ...view.disabledKeywords].join('\n');
      if (occasion === announced.current) return;
      announced.current = occasion;
      announce(
        outcome.kind === 'ready' ? translateCount(t, 'related_found', outcome.posts.length) : t('silent_nothing_title'),
      );
    } else if (view.kind === 'failed') announce(describeError(t, view.error));
    else if (view.kind === 'unreadable') announce(t('unreadable_short'));
  }, [view, query]);

  useEffect(() => {
    if (isSearching || !found || query.trim() === '') return;
    announce(found.total === 0 ? t('search_none', query) : translateCount(t, 'search_found_short', found.total));
    if (opensFirst.current) openFirst();
  }, [found, isSearching]);

  function openFirst(): void {
    if (query.trim() === '') return;
    // Enter may come before the answer to the last letter: then the first post is opened when it is there.
    opensFirst.current = isSearching;
    if (!isSearching) main.current?.querySelector<HTMLElement>('[data-testid="post-title"]')?.click();
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

  async function dismiss({ post }: RelatedPost): Promise<void> {
    const pageUrl = page ? (page.canonicalUrl ?? page.url) : '';
    const show = () => setHidden((last) => new Set([...last].filter((id) => id !== post.id)));
    setHidden((last) => new Set([...last, post.id]));
    try {
      const here = await library.dismiss(post.id, pageUrl);
      const everywhere = async () => {
        await library.undo(here.undoToken);
        const { undoToken } = await library.dismiss(post.id, null);
        undo.offer({ text: t('dismissed_everywhere', post.title), undo: () => library.undo(undoToken).then(show) });
      };
      undo.offer({
        text: t('dismissed', post.title),
        undo: () => library.undo(here.undoToken).then(show),
        more: { label: t('dismiss_everywhere'), run: everywhere },
      });
    } catch (failure) {
      show();
      undo.fail(failure);
    }
  }

  const accessBar = access && <SiteAccessBar url={url} access={access} platform={platform} />;
  const isSearchShown = query.trim() !== '';
  const isAskedAbove = !isSearchShown && view.kind === 'unreadable' && view.reason === 'not-allowed';
  const shared = {
    sourceNameOf,
    openUrl: (address: string) => platform.openUrl(address),
    copyText: (text: string) => platform.copyText(text),
    announce,
  };

  return (
    <div class="surface" data-surface={surface}>
      <header class="top">
        <Logo />
        <h1 class="visually-hidden">{t('ext_name')}</h1>
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
        {surface === 'popup' && (
          <button
            type="button"
            class="icon-button"
            data-testid="open-panel"
            aria-label={t('open_panel')}
            title={t('open_panel')}
            // Nothing may come before this call: the browser only opens the panel straight from the click.
            onClick={() => platform.openSidePanel()}
          >
            <Icon name="panel" />
          </button>
        )}
        {surface === 'panel' && (
          <button
            type="button"
            class="icon-button"
            data-testid="pause"
            aria-pressed={isPaused}
            aria-label={t('panel_pause')}
            title={t(isPaused ? 'panel_resume' : 'panel_pause')}
            onClick={() => related.setPaused(!isPaused)}
          >
            <Icon name={isPaused ? 'play' : 'pause'} />
          </button>
        )}
        <button
          type="button"
          class="icon-button"
          data-testid="open-library"
          aria-label={t('open_library')}
          title={t('open_library')}
          onClick={() => platform.openLibrary('posts')}
        >
          <Icon name="library" />
        </button>
      </header>
      {newVersion !== '' && <UpdateNotice version={newVersion} onApply={() => platform.applyUpdate()} />}
      <main
        id={resultsId}
        ref={main}
        data-state={describeState(view)}
        data-searching={isSearchShown}
        onKeyDown={handleResultKeys}
      >
        {isSearchShown ? (
          <SearchResults store={search} {...shared} />
        ) : (
          <RelatedView
            view={view}
            isPaused={isPaused}
            isBehind={isBehind}
            hidden={hidden}
            onToggleKeyword={related.toggleKeyword}
            onRefresh={related.refresh}
            onDismiss={(post) => void dismiss(post)}
            openImport={() => platform.openLibrary('import')}
            clipButton={<ClipButton store={clip} onSave={saveClip} />}
            accessBar={accessBar}
            {...shared}
          />
        )}
      </main>
      <UndoBar store={undo} announce={announce} onFocusLost={() => input.current?.focus()} />
      <footer class="bottom">
        {!isAskedAbove && accessBar}
        <ShortcutHint surface={surface} shortcuts={shortcuts} openSettings={() => platform.openShortcutSettings()} />
      </footer>
      <LiveRegion text={announcement} />
    </div>
  );

  function saveClip(): void {
    clip.save();
    const unsubscribe = clip.subscribe(() => {
      const state = clip.get();
      if (state.kind === 'saving') return;
      unsubscribe();
      if (state.kind === 'saved' && state.undoToken !== null) {
        const { undoToken } = state;
        undo.offer({ text: t('clip_saved', state.post.title), undo: () => clip.undo(undoToken) });
      } else if (state.kind === 'failed') undo.failWith(state.error);
    });
  }
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
