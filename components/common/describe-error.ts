import type { ImportRemedy } from '../../utils/protocol/import-remedy.ts';
import type { LibraryError } from '../../utils/protocol/library-client.ts';
import type { MessageKey, Translate } from '../../utils/protocol/translate.ts';

const MESSAGES = {
  'quota-full': 'error_quota_full',
  'not-recognised': 'error_not_recognised',
  'file-empty': 'error_file_empty',
  'file-truncated': 'error_file_truncated',
  'file-too-large': 'error_file_too_large',
  'file-malformed': 'error_file_malformed',
  'file-encrypted': 'error_file_encrypted',
  'file-without-text': 'error_file_without_text',
  'file-unreadable': 'error_file_unreadable',
  'zip-too-large': 'error_zip_too_large',
  'busy-elsewhere': 'error_busy_elsewhere',
  'store-unavailable': 'error_store_unavailable',
  'store-newer': 'error_store_newer',
  'not-found': 'error_not_found',
  stale: 'error_unexpected',
  unexpected: 'error_unexpected',
} satisfies Record<LibraryError['code'], MessageKey>;

/** What to do, when the importer knows it better than the sentence of the code does. */
const REMEDIES = {
  'export-again': 'importRemedy_export_again',
  'choose-other': 'importRemedy_choose_other',
  'split-file': 'importRemedy_split_file',
  'unpack-first': 'importRemedy_unpack_first',
  'save-as-csv': 'importRemedy_save_as_csv',
  'save-as-utf8': 'importRemedy_save_as_utf8',
  'remove-password': 'importRemedy_remove_password',
  'recognise-text': 'importRemedy_recognise_text',
  'choose-posts-not-feeds': 'importRemedy_choose_posts_not_feeds',
  'update-extension': 'importRemedy_update_extension',
  'check-again': 'importRemedy_check_again',
  report: 'importRemedy_report',
} satisfies Record<ImportRemedy, MessageKey>;

const REMEDY_BY_NAME: Partial<Record<string, MessageKey>> = REMEDIES;

/** What happened and what to do, with the file and place when the error names them. The exception: see ErrorDetails. */
export function describeError(t: Translate, error: LibraryError): string {
  const { file = '', place = '', remedy = '' } = error.detail;
  const remedyKey = REMEDY_BY_NAME[remedy];
  const sentence = t(MESSAGES[error.code]);
  const where = place || file;
  const what = where === '' ? sentence : t('with_place', where, sentence);
  if (!remedyKey) return what;
  // Chinese sentences follow one another without a space.
  return what.endsWith('。') ? `${what}${t(remedyKey)}` : `${what} ${t(remedyKey)}`;
}
