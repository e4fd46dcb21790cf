import type { ComponentChildren } from 'preact';
import type { UnreadableReason } from '../utils/page/read-outcome.ts';
import { Notice } from './Notice.tsx';
import { type MessageKey, useTranslate } from './translate.ts';

interface Sentence {
  title: MessageKey;
  text: MessageKey;
  /** Whether another try can end differently. */
  canRetry: boolean;
}

const SENTENCES = {
  'browser-page': { title: 'unreadable_browser_title', text: 'unreadable_browser_text', canRetry: false },
  'store-page': { title: 'unreadable_store_title', text: 'unreadable_store_text', canRetry: false },
  pdf: { title: 'unreadable_pdf_title', text: 'unreadable_pdf_text', canRetry: false },
  'view-source': { title: 'unreadable_source_title', text: 'unreadable_source_text', canRetry: false },
  'reader-view': { title: 'unreadable_reader_title', text: 'unreadable_reader_text', canRetry: false },
  'file-not-allowed': { title: 'unreadable_file_title', text: 'unreadable_file_text', canRetry: true },
  'not-allowed': { title: 'unreadable_not_allowed_title', text: 'unreadable_not_allowed_text', canRetry: false },
  loading: { title: 'unreadable_loading_title', text: 'unreadable_loading_text', canRetry: true },
  discarded: { title: 'unreadable_discarded_title', text: 'unreadable_discarded_text', canRetry: true },
  empty: { title: 'unreadable_empty_title', text: 'unreadable_empty_text', canRetry: true },
  'no-tab': { title: 'unreadable_no_tab_title', text: 'unreadable_no_tab_text', canRetry: true },
  refused: { title: 'unreadable_refused_title', text: 'unreadable_refused_text', canRetry: true },
} satisfies Record<UnreadableReason, Sentence>;

interface UnreadableNoticeProps {
  reason: UnreadableReason;
  onRetry(): void;
  /** More that can be done here (allow this site). */
  children?: ComponentChildren;
}

/** Why the page could not be read, and what to do about it: each place has its own sentence. */
export function UnreadableNotice({ reason, onRetry, children }: UnreadableNoticeProps) {
  const t = useTranslate();
  const { title, text, canRetry } = SENTENCES[reason];
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
