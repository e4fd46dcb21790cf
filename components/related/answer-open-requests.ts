import type { OpenRequest, PlatformClient } from '../../utils/protocol/platform-client.ts';
import type { RelatedStore } from './create-related-store.ts';
import type { SearchStore } from './create-search-store.ts';
import type { SavedRequests } from './use-saved-request.ts';

interface Answering {
  search: SearchStore;
  related: RelatedStore;
  saved: SavedRequests;
  focusSearch(): void;
}

/** Does what this surface was opened for, now and later. A popup opened for nothing leaves the page to an open panel. */
export function answerOpenRequests(
  surface: 'popup' | 'panel',
  platform: Pick<PlatformClient, 'onOpenRequest' | 'handOverToPanel' | 'closeWindow'>,
  { search, related, saved, focusSearch }: Answering,
  signal: AbortSignal,
): void {
  let isAskedFor = false;
  const answer = (request: OpenRequest) => {
    isAskedFor = true;
    switch (request.kind) {
      case 'search':
        search.setQuery(request.query);
        focusSearch();
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
  };
  platform.onOpenRequest(answer, signal);
  // The panel of this window shows what the click allowed to read: a second list over it helps nobody.
  void platform.handOverToPanel().then(() => {
    if (surface === 'popup' && !isAskedFor && !signal.aborted) platform.closeWindow();
  });
}
