import { useCallback, useMemo } from 'preact/hooks';
import type { Page } from '../../../utils/page/page.ts';
import type { Post } from '../../../utils/post/post.ts';
import type { LibraryClient } from '../../../utils/protocol/library-client.ts';
import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import { useLoaded } from '../../common/use-loaded.ts';

export interface PagePins {
  /** Posts pinned to the page in view, in the order of pinning. */
  posts: readonly Post[];
  /** Absent where nothing can be pinned: no page with an address, or a private window. */
  setPin?(postId: string, isPinned: boolean): void;
}

/** The posts that the reader pinned to the page in view, related or not. Kept with the page's address, in this browser. */
export function usePins(
  platform: Pick<PlatformClient, 'listPinned' | 'pinPost' | 'onPinsChange'>,
  library: Pick<LibraryClient, 'getPost' | 'onChange'>,
  page: Page | null,
  isPrivate: boolean,
): PagePins {
  const url = page === null || page.url === '' || isPrivate ? '' : (page.canonicalUrl ?? page.url);
  const pinned = useLoaded<{ url: string; posts: readonly Post[] }>(
    async () => {
      const ids = url === '' ? [] : await platform.listPinned(url);
      const posts = await Promise.all(ids.map((id) => library.getPost(id)));
      return { url, posts: posts.filter((post) => post !== null) };
    },
    (again, signal) => {
      platform.onPinsChange(again, signal);
      library.onChange(again, signal);
    },
    { url: '', posts: [] },
    [platform, library, url],
  );
  const setPin = useCallback(
    (postId: string, isPinned: boolean) => void platform.pinPost(url, postId, isPinned).catch(() => {}),
    [platform, url],
  );
  const posts = pinned.url === url ? pinned.posts : [];
  return useMemo(() => (url === '' ? { posts: [] } : { posts, setPin }), [url, posts, setPin]);
}
