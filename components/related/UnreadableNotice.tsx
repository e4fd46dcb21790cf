import type { ComponentChildren } from 'preact';
import type { UnreadableReason } from '../../utils/page/read-outcome.ts';
import { Notice } from '../common/Notice.tsx';
import { useTranslate } from '../common/translate.ts';
import { UNREADABLE_SENTENCES } from './unreadable-sentences.ts';

interface UnreadableNoticeProps {
  reason: UnreadableReason;
  onRetry(): void;
  /** More that can be done here (allow this site). */
  children?: ComponentChildren;
}

/** Why the page could not be read, and what to do about it: each place has its own sentence. */
export function UnreadableNotice({ reason, onRetry, children }: UnreadableNoticeProps) {
  const t = useTranslate();
  const { title, text, canRetry } = UNREADABLE_SENTENCES[reason];
  return (
    <Notice tone="hint" title={t(title)} text={t(text)} testId="unreadable" reason={reason}>
      {children}
      {canRetry && (
        <button type="button" class="button" data-testid="retry" onClick={onRetry}>
          {t('retry')}
        </button>
      )}
    </Notice>
  );
}
