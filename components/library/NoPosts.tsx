import { Notice } from '../common/Notice.tsx';
import { useTranslate } from '../common/translate.ts';

interface NoPostsProps {
  /** Something narrows the list: other posts may be there. */
  isNarrowed: boolean;
  onClearFilters(): void;
  openImport(): void;
}

/** Why the list is empty, and the next step. */
export function NoPosts({ isNarrowed, onClearFilters, openImport }: NoPostsProps) {
  const t = useTranslate();
  return isNarrowed ? (
    <Notice tone="quiet" title={t('posts_none')} text={t('posts_none_text')} testId="posts-none">
      <button type="button" class="button is-main" data-testid="clear-filters" onClick={onClearFilters}>
        {t('filters_clear')}
      </button>
    </Notice>
  ) : (
    <Notice tone="quiet" title={t('silent_empty_title')} text={t('silent_empty_text')} testId="posts-empty">
      <button type="button" class="button is-main" data-testid="open-import" onClick={openImport}>
        {t('import_open')}
      </button>
    </Notice>
  );
}
