import type { Page } from '../../../utils/page/page.ts';
import type { Post } from '../../../utils/post/post.ts';
import type { LibraryClient } from '../../../utils/protocol/library-client.ts';
import { useLoaded } from '../../common/use-loaded.ts';

interface Linked {
  page: Page | null;
  posts: Post[];
}

/**
 * The posts to which a page links. Asked as soon as `page` is read, so that they come with its related posts; `shown` is the
 * page in view, and what belongs to another is not given.
 */
export function useLinkedPosts(
  library: Pick<LibraryClient, 'findLinked' | 'onChange'>,
  page: Page | null,
  shown: Page | null,
  isOn: boolean,
): readonly Post[] {
  const linked = useLoaded<Linked>(
    async () => {
      const urls = isOn && page ? [...page.articleLinks, ...page.otherLinks] : [];
      return { page, posts: urls.length === 0 ? [] : await library.findLinked(urls) };
    },
    (again, signal) => library.onChange(again, signal),
    { page: null, posts: [] },
    [library, page, isOn],
  );
  return linked.page === shown ? linked.posts : [];
}
