import { Icon } from '../common/Icon.tsx';
import { useTranslate } from '../common/translate.ts';

/** From a file that the reader chose, back to the page in front. */
export function BackToTab({ onBack }: { onBack(): void }) {
  const t = useTranslate();
  return (
    <button type="button" class="quiet" data-testid="back-to-tab" onClick={onBack}>
      <Icon name="refresh" />
      {t('page_back')}
    </button>
  );
}
