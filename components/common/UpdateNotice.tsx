import { useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { useTranslate } from './translate.ts';

/** An open panel keeps the browser from updating the extension: say so, and offer it. */
export function UpdateNotice({ version, onApply }: { version: string; onApply(): void }) {
  const t = useTranslate();
  const [isClosed, setClosed] = useState(false);
  if (isClosed) return null;
  return (
    <aside class="update" data-testid="update" aria-label={t('update_label')}>
      <p>{t('update_text', version)}</p>
      <button type="button" class="link" onClick={onApply}>
        {t('update_apply')}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t('close')}
        title={t('update_later')}
        onClick={() => setClosed(true)}
      >
        <Icon name="close" />
      </button>
    </aside>
  );
}
