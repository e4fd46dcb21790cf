import type { SilentReason } from '../../utils/protocol/outcome.ts';
import { Notice } from '../common/Notice.tsx';
import { useTranslate } from '../common/translate.ts';
import { SILENT_SENTENCES } from './silent-sentences.ts';

interface SilentNoticeProps {
  reason: SilentReason;
  openImport(): void;
}

/** Why nothing is shown. Silence is an answer: the library was looked through. */
export function SilentNotice({ reason, openImport }: SilentNoticeProps) {
  const t = useTranslate();
  const { title, text } = SILENT_SENTENCES[reason];
  return (
    <Notice tone="quiet" title={t(title)} text={t(text)} testId="silent" reason={reason}>
      {reason === 'library-empty' && (
        <button type="button" class="button" data-testid="open-import" onClick={openImport}>
          {t('import_open')}
        </button>
      )}
    </Notice>
  );
}
