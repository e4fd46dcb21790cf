import { formatNumber, useTranslate } from '../common/translate.ts';

interface PageTurnerProps {
  /** 0 is the first. */
  pageNumber: number;
  pageCount: number;
  /** The list goes on behind the last page that is known. */
  mayBeMore: boolean;
  onTurn(to: number): void;
}

/** Back and forth between the pages of the list; nothing for one page. */
export function PageTurner({ pageNumber, pageCount, mayBeMore, onTurn }: PageTurnerProps) {
  const t = useTranslate();
  if (pageCount <= 1 && !mayBeMore) return null;
  return (
    <nav class="pages" aria-label={t('pages_label')}>
      <button type="button" class="button" disabled={pageNumber === 0} onClick={() => onTurn(pageNumber - 1)}>
        {t('page_previous')}
      </button>
      <span>
        {t(mayBeMore ? 'page_of_at_least' : 'page_of', formatNumber(t, pageNumber + 1), formatNumber(t, pageCount))}
      </span>
      <button
        type="button"
        class="button"
        data-testid="page-next"
        disabled={!mayBeMore && pageNumber >= pageCount - 1}
        onClick={() => onTurn(pageNumber + 1)}
      >
        {t('page_next')}
      </button>
    </nav>
  );
}
