import type { SilentReason } from '../utils/search/outcome.ts';
import { Notice } from './Notice.tsx';
import { formatNumber, type MessageKey, useTranslate } from './translate.ts';

const SENTENCES = {
  'nothing-related': { title: 'silent_nothing_title', text: 'silent_nothing_text' },
  'page-too-short': { title: 'silent_short_title', text: 'silent_short_text' },
  'library-empty': { title: 'silent_empty_title', text: 'silent_empty_text' },
  'all-keywords-off': { title: 'silent_off_title', text: 'silent_off_text' },
} satisfies Record<SilentReason, { title: MessageKey; text: MessageKey }>;

interface SilentNoticeProps {
  reason: SilentReason;
  postCount: number;
  openImport(): void;
}

/** Why nothing is shown. Silence is an answer: the library was looked through. */
export function SilentNotice({ reason, postCount, openImport }: SilentNoticeProps) {
  const t = useTranslate();
  const { title, text } = SENTENCES[reason];
  return (
    <Notice tone="quiet" title={t(title)} text={t(text, formatNumber(t, postCount))} testId="silent" reason={reason}>
      {reason === 'library-empty' && (
        <button type="button" class="button" data-testid="open-import" onClick={openImport}>
          {t('import_open')}
        </button>
      )}
    </Notice>
  );
}
