import { useEffect } from 'preact/hooks';
import type { RelatedStore } from './create-related-store.ts';
import type { SearchStore } from './create-search-store.ts';

/** A PDF dropped anywhere on the panel; beside a place for it the browser would open the file instead. The popup closes under a drag. */
export function useDroppedPdf(
  surface: 'popup' | 'panel',
  related: Pick<RelatedStore, 'findInPdf'>,
  search: Pick<SearchStore, 'setQuery'>,
): void {
  useEffect(() => {
    if (surface === 'popup') return;
    const stop = new AbortController();
    const { signal } = stop;
    // Words that are dragged go into the search field, as everywhere.
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    document.addEventListener('dragover', (event) => hasFile(event) && event.preventDefault(), { signal });
    document.addEventListener(
      'drop',
      (event) => {
        if (!hasFile(event)) return;
        event.preventDefault();
        const file = event.dataTransfer?.files[0];
        if (!file) return;
        search.setQuery('');
        related.findInPdf(file);
      },
      { signal },
    );
    return () => stop.abort();
  }, []);
}
