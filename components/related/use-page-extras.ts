import type { Page } from '../../utils/page/page.ts';
import type { Post } from '../../utils/post/post.ts';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import type { SearchOutcome } from '../../utils/protocol/outcome.ts';
import type { PlatformClient } from '../../utils/protocol/platform-client.ts';
import type { RecentPage } from '../../utils/protocol/recent-page.ts';
import type { Settings } from '../../utils/protocol/settings.ts';
import { useLinkedPosts } from './links/use-linked-posts.ts';
import { type PagePins, usePins } from './pins/use-pins.ts';
import { useRecentPages } from './recent/use-recent-pages.ts';
import { useTypedMatches } from './search-page/use-typed-matches.ts';
import type { RelatedView } from './view-states.ts';

interface PageExtras {
  /** Posts to which the page links. */
  linked: readonly Post[];
  /** On a page of search results: what typed search found. */
  typed: SearchOutcome | null;
  /** Pages read before in this session. */
  recent: readonly RecentPage[];
  pins: PagePins;
}

/** What stands around the related posts of the page in view. */
export function usePageExtras(
  library: LibraryClient,
  platform: PlatformClient,
  view: RelatedView,
  page: Page | null,
  settings: Settings,
  isPrivate: boolean,
): PageExtras {
  const asked = view.kind === 'finding' ? view.page : page;
  const outcome = view.kind === 'found' ? view.outcome : null;
  return {
    linked: useLinkedPosts(library, asked, page, settings.marksLinks),
    typed: useTypedMatches(library, asked, page),
    recent: useRecentPages(platform, page, outcome, settings.keepsRecent && !isPrivate),
    pins: usePins(platform, library, page, isPrivate),
  };
}
