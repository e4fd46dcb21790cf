import type { UnreadableReason } from '../../utils/page/read-outcome.ts';
import type { MessageKey } from '../../utils/protocol/translate.ts';

interface Sentence {
  title: MessageKey;
  text: MessageKey;
  /** What helps: another try, the library, how to begin, the settings, another way to the PDF; null when the sentence says it. */
  next: 'retry' | 'library' | 'start' | 'settings' | 'pdf' | null;
}

/** Why a page could not be read, and what to do about it. */
export const UNREADABLE_SENTENCES = {
  'browser-page': { title: 'unreadable_browser_title', text: 'unreadable_browser_text', next: 'library' },
  'store-page': { title: 'unreadable_store_title', text: 'unreadable_store_text', next: 'start' },
  pdf: { title: 'unreadable_pdf_title', text: 'unreadable_pdf_text', next: 'pdf' },
  'pdf-not-kept': { title: 'unreadable_pdf_not_kept_title', text: 'unreadable_pdf_not_kept_text', next: 'pdf' },
  'pdf-encrypted': { title: 'unreadable_pdf_encrypted_title', text: 'unreadable_pdf_encrypted_text', next: 'pdf' },
  'pdf-without-text': { title: 'unreadable_pdf_no_text_title', text: 'unreadable_pdf_no_text_text', next: 'pdf' },
  'pdf-too-large': { title: 'unreadable_pdf_too_large_title', text: 'unreadable_pdf_too_large_text', next: 'pdf' },
  'not-a-pdf': { title: 'unreadable_not_a_pdf_title', text: 'unreadable_not_a_pdf_text', next: 'pdf' },
  'view-source': { title: 'unreadable_source_title', text: 'unreadable_source_text', next: null },
  'reader-view': { title: 'unreadable_reader_title', text: 'unreadable_reader_text', next: null },
  'file-not-allowed': { title: 'unreadable_file_title', text: 'unreadable_file_text', next: 'retry' },
  'not-allowed': { title: 'unreadable_not_allowed_title', text: 'unreadable_not_allowed_text', next: null },
  'never-read': { title: 'unreadable_never_title', text: 'unreadable_never_text', next: 'settings' },
  loading: { title: 'unreadable_loading_title', text: 'unreadable_loading_text', next: 'retry' },
  discarded: { title: 'unreadable_discarded_title', text: 'unreadable_discarded_text', next: 'retry' },
  empty: { title: 'unreadable_empty_title', text: 'unreadable_empty_text', next: 'retry' },
  'no-tab': { title: 'unreadable_no_tab_title', text: 'unreadable_no_tab_text', next: 'retry' },
  refused: { title: 'unreadable_refused_title', text: 'unreadable_refused_text', next: 'library' },
} satisfies Record<UnreadableReason, Sentence>;
