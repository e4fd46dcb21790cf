import type { Page } from '../../utils/page/page.ts';
import type { Keyword, RelatedPost, SilentReason } from '../../utils/protocol/outcome.ts';
import type { LibrarySection } from '../../utils/protocol/platform-client.ts';
import { Notice } from '../common/Notice.tsx';
import { useTranslate } from '../common/translate.ts';
import { PostCard } from '../post/PostCard.tsx';
import { silentSentence } from './silent-sentence.ts';

interface SilentNoticeProps {
  reason: SilentReason;
  page: Page;
  keywords: readonly Keyword[];
  nearest?: RelatedPost;
  openLibrary(section: LibrarySection): void;
  onSearch(query: string): void;
}

/** Why nothing is shown. Silence is an answer: the library was looked through. What came nearest is there for who asks. */
export function SilentNotice({ reason, page, keywords, nearest, openLibrary, onSearch }: SilentNoticeProps) {
  const t = useTranslate();
  const { title, text } = silentSentence(reason, page);
  const strongest = keywords[0]?.term;
  return (
    <>
      <Notice tone="quiet" title={t(title)} text={t(text)} testId="silent" reason={reason}>
        {reason === 'library-empty' && (
          <>
            <button
              type="button"
              class="button is-main"
              data-testid="open-import"
              onClick={() => openLibrary('import')}
            >
              {t('import_open')}
            </button>
            <button type="button" class="button" data-testid="open-sources" onClick={() => openLibrary('sources')}>
              {t('sources_open')}
            </button>
          </>
        )}
        {reason === 'nothing-related' && strongest !== undefined && (
          <button type="button" class="button" data-testid="search-keyword" onClick={() => onSearch(strongest)}>
            {t('search_for', strongest)}
          </button>
        )}
      </Notice>
      {nearest && (
        <details class="nearest" data-testid="nearest">
          <summary>{t('nearest', nearest.post.title)}</summary>
          <PostCard post={nearest.post} excerpt={nearest.excerpt} reasons={nearest.reasons} testId="nearest-post" />
        </details>
      )}
    </>
  );
}
