import { useEffect, useRef } from 'preact/hooks';
import { translateCount, useTranslate } from '../common/translate.ts';
import type { SearchState } from './create-search-store.ts';
import { describeView } from './describe-view.ts';
import type { RelatedView } from './view-states.ts';

/** Tells screen readers what came: the posts of the page, or those of the search that covers them. */
export function useViewAnnouncements(view: RelatedView, search: SearchState, announce: (text: string) => void): void {
  const t = useTranslate();
  const lastOccasion = useRef('');
  const lastSearch = useRef('');
  const { query, outcome, isBusy } = search;
  const isSearching = query.trim() !== '';

  useEffect(() => {
    const text = isSearching ? '' : describeView(t, view);
    if (text === '') return;
    // Said once for a page and its chips; the library changing under it (a save, a dismissal) has words of its own.
    const occasion = view.kind === 'found' ? [view.page.url, text, ...view.disabledKeywords].join('\n') : text;
    if (occasion === lastOccasion.current) return;
    lastOccasion.current = occasion;
    announce(text);
  }, [view, isSearching]);

  useEffect(() => {
    if (!isSearching || isBusy || !outcome) return;
    const occasion = `${query}\n${outcome.posts.length}`;
    if (occasion === lastSearch.current) return; // counting goes on silently
    lastSearch.current = occasion;
    const key = outcome.isAtLeast ? 'search_found_short_at_least' : 'search_found_short';
    announce(outcome.total === 0 ? t('search_none', query) : translateCount(t, key, outcome.total));
  }, [outcome, isBusy]);
}
