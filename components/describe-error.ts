import type { LibraryError } from '../utils/library/library-client.ts';
import type { MessageKey, Translate } from './translate.ts';

const MESSAGES = {
  'quota-full': 'error_quota_full',
  'not-recognised': 'error_not_recognised',
  'file-empty': 'error_file_empty',
  'file-truncated': 'error_file_truncated',
  'file-too-large': 'error_file_too_large',
  'file-malformed': 'error_file_malformed',
  'zip-too-large': 'error_zip_too_large',
  'busy-elsewhere': 'error_busy_elsewhere',
  'store-unavailable': 'error_store_unavailable',
  'store-newer': 'error_store_newer',
  'not-found': 'error_not_found',
  stale: 'error_unexpected',
  unexpected: 'error_unexpected',
} satisfies Record<LibraryError['code'], MessageKey>;

/** What happened and what to do, with the file and place when the error names them. */
export function describeError(t: Translate, error: LibraryError): string {
  const sentence = t(MESSAGES[error.code]);
  const { file = '', place = '', message = '' } = error.detail;
  const where = place || file;
  const detail = where || (error.code === 'unexpected' ? message : '');
  return detail === '' ? sentence : `${sentence}${t('in_parentheses', detail)}`;
}
