import type { Page } from '../../utils/page/page.ts';
import type { SilentReason } from '../../utils/protocol/outcome.ts';
import type { MessageKey } from '../../utils/protocol/translate.ts';

interface Sentence {
  title: MessageKey;
  text: MessageKey;
}

const SENTENCES: Record<SilentReason, Sentence> = {
  'nothing-related': { title: 'silent_nothing_title', text: 'silent_nothing_text' },
  'page-too-short': { title: 'silent_short_title', text: 'silent_short_text' },
  'library-empty': { title: 'silent_empty_title', text: 'silent_empty_text' },
  'all-keywords-off': { title: 'silent_off_title', text: 'silent_off_text' },
};
/** Of a paragraph that is being written, where the sentences above would be wrong. */
const PARAGRAPH_SENTENCES: Partial<Record<SilentReason, Sentence>> = {
  'nothing-related': { title: 'silent_nothing_title', text: 'silent_paragraph_nothing_text' },
  'page-too-short': { title: 'silent_paragraph_short_title', text: 'silent_paragraph_short_text' },
};

/** Why nothing is shown for this page, and what can be done. */
export function silentSentence(reason: SilentReason, { textSource }: Page): Sentence {
  return (textSource === 'paragraph' && PARAGRAPH_SENTENCES[reason]) || SENTENCES[reason];
}
