import type { UnreadableReason } from '../../utils/page/read-outcome.ts';
import type { MessageKey } from '../../utils/protocol/translate.ts';

interface Sentence {
  title: MessageKey;
  text: MessageKey;
  /** Whether another try can end differently. */
  canRetry: boolean;
}

/** Why a page could not be read, and what to do about it. */
export const UNREADABLE_SENTENCES = {
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
