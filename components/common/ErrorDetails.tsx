import type { LibraryError } from '../../utils/protocol/library-client.ts';
import { useTranslate } from './translate.ts';

/** The exception's own words, for a report. They are in the browser's language and say nothing to most readers. */
export function ErrorDetails({ error }: { error: LibraryError }) {
  const t = useTranslate();
  const { message = '' } = error.detail;
  if (message === '') return null;
  return (
    <details class="error-details">
      <summary>{t('details')}</summary>
      <code>{message}</code>
    </details>
  );
}
