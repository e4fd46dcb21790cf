import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useStore } from '../common/store.ts';
import { listPostTitles, movePostFocus } from '../post/move-between-posts.ts';
import type { SearchStore } from './create-search-store.ts';

interface SurfaceKeys {
  setQuery(query: string): void;
  /** Opens the first post that was found, when it is there. */
  openFirst(): void;
  /** Esc in the search field; true when something was left for the field to keep the key. */
  leaveSearch(): boolean;
  /** Keys among the posts. */
  handleResultKeys(event: KeyboardEvent): void;
  /** Keys that hold for the whole surface. */
  handleKeys(event: KeyboardEvent): void;
}

/** What the keys do in popup and panel. */
export function useSurfaceKeys(
  search: SearchStore,
  input: RefObject<HTMLInputElement | null>,
  main: RefObject<HTMLElement | null>,
  showHelp: () => void,
  closeWindow: () => void,
): SurfaceKeys {
  const { query, outcome: found, isBusy: isSearching } = useStore(search);
  const opensFirst = useRef(false);

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

  /** First what is typed goes, then what is open, then the window. */
  function leaveSearch(): boolean {
    if (query !== '') setQuery('');
    else if (!(main.current && foldLastPost(main.current))) {
      closeWindow();
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
      showHelp();
    }
  }

  return { setQuery, openFirst, leaveSearch, handleResultKeys, handleKeys };
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
