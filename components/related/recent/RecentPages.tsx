import type { RecentPage } from '../../../utils/protocol/recent-page.ts';
import { translateCount, useTranslate } from '../../common/translate.ts';
import { useCardServices } from '../../post/card-context.ts';

interface RecentPagesProps {
  pages: readonly RecentPage[];
  onForget(): void;
}

/** The pages read since the browser was started, each with its best posts. Gone with the browser. */
export function RecentPages({ pages, onForget }: RecentPagesProps) {
  const t = useTranslate();
  if (pages.length === 0) return null;
  return (
    <details class="recent" data-testid="recent">
      <summary>{translateCount(t, 'recent', pages.length)}</summary>
      <p class="recent-note">
        {t('recent_note')}{' '}
        <button type="button" class="link" data-testid="recent-forget" onClick={onForget}>
          {t('recent_forget')}
        </button>
      </p>
      <ol>
        {pages.map(({ url, title, posts }) => (
          <li key={url} data-testid="recent-page">
            <Place url={url} title={title} />
            <ul>
              {posts.map((post) => (
                <li key={post.id}>
                  <Place url={post.url} title={post.title} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Place({ url, title }: { url: string; title: string }) {
  const { openUrl } = useCardServices();
  if (url === '') return <bdi>{title}</bdi>;
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        if (event.shiftKey || event.altKey) return;
        event.preventDefault();
        openUrl(url, event.ctrlKey || event.metaKey);
      }}
    >
      <bdi>{title}</bdi>
    </a>
  );
}
