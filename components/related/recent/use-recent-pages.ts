import { useEffect } from 'preact/hooks';
import { isPart, type Page } from '../../../utils/page/page.ts';
import type { FindOutcome } from '../../../utils/protocol/outcome.ts';
import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import type { RecentPage } from '../../../utils/protocol/recent-page.ts';
import { useLoaded } from '../../common/use-loaded.ts';

/** Remembers the page that was answered with its posts while `isOn`, and gives those remembered before, newest first. */
export function useRecentPages(
  platform: Pick<
    PlatformClient,
    'listRecentPages' | 'rememberPage' | 'onRecentPagesChange' | 'isPrivateWindow' | 'getSettings'
  >,
  page: Page | null,
  outcome: FindOutcome | null,
  isOn: boolean,
): readonly RecentPage[] {
  useEffect(() => {
    if (!isOn || !page || outcome?.kind !== 'ready' || isPart(page) || !/^https?:/i.test(page.url)) return;
    const posts = outcome.posts.map(({ post: { id, title, url } }) => ({ id, title, url }));
    const seen = { url: page.url, title: page.title || page.url, posts };
    // Asked here again: a page may be answered before it is known in which window, and what the settings say.
    void Promise.all([platform.isPrivateWindow(), platform.getSettings()])
      .then(([isPrivate, { keepsRecent }]) => (isPrivate || !keepsRecent ? undefined : platform.rememberPage(seen)))
      .catch(() => {});
  }, [platform, page, outcome, isOn]);
  const pages = useLoaded<readonly RecentPage[]>(
    async () => (isOn ? platform.listRecentPages() : []),
    (again, signal) => platform.onRecentPagesChange(again, signal),
    [],
    [platform, isOn],
  );
  return pages.filter(({ url }) => url !== page?.url);
}
