import type { Page } from '../../../utils/page/page.ts';
import type { LibraryClient } from '../../../utils/protocol/library-client.ts';
import type { SearchOutcome } from '../../../utils/protocol/outcome.ts';
import { useLoaded } from '../../common/use-loaded.ts';

/** Posts of typed search shown above the related ones. 3..10; the search field has them all. */
const MATCHES = 5;

interface Matches {
  page: Page | null;
  outcome: SearchOutcome | null;
}

/** On a page of search results: the posts that hold the words themselves. Asked as soon as the page is known. */
export function useTypedMatches(
  library: Pick<LibraryClient, 'search' | 'onChange'>,
  page: Page | null,
  shown: Page | null,
): SearchOutcome | null {
  const matches = useLoaded<Matches>(
    async () => ({ page, outcome: page?.searchQuery ? await library.search(page.searchQuery, MATCHES) : null }),
    (again, signal) => library.onChange(again, signal),
    { page: null, outcome: null },
    [library, page],
  );
  return matches.page === shown ? matches.outcome : null;
}
