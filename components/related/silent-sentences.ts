import type { SilentReason } from '../../utils/protocol/outcome.ts';
import type { MessageKey } from '../../utils/protocol/translate.ts';

/** Why nothing is shown, and what can be done. */
export const SILENT_SENTENCES = {
  'nothing-related': { title: 'silent_nothing_title', text: 'silent_nothing_text' },
  'page-too-short': { title: 'silent_short_title', text: 'silent_short_text' },
  'library-empty': { title: 'silent_empty_title', text: 'silent_empty_text' },
  'all-keywords-off': { title: 'silent_off_title', text: 'silent_off_text' },
} satisfies Record<SilentReason, { title: MessageKey; text: MessageKey }>;
