import type { ComponentChildren } from 'preact';
import type { UnreadableReason } from '../../utils/page/read-outcome.ts';
import type { LibrarySection } from '../../utils/protocol/platform-client.ts';
import { Notice } from '../common/Notice.tsx';
import { useTranslate } from '../common/translate.ts';
import { UNREADABLE_SENTENCES } from './unreadable-sentences.ts';

interface UnreadableNoticeProps {
  reason: UnreadableReason;
  /** False while the note on the examples below offers it. */
  offersImport: boolean;
  onRetry(): void;
  openLibrary(section: LibrarySection): void;
  /** More that can be done here (allow this site). */
  children?: ComponentChildren;
}

/** Why the page could not be read, and what to do about it: each place has its own sentence and its next step. */
export function UnreadableNotice({ reason, offersImport, onRetry, openLibrary, children }: UnreadableNoticeProps) {
  const t = useTranslate();
  const { title, text, next } = UNREADABLE_SENTENCES[reason];
  return (
    <Notice tone="hint" title={t(title)} text={t(text)} testId="unreadable" reason={reason}>
      {children}
      {next === 'retry' && (
        <button type="button" class="button" data-testid="retry" onClick={onRetry}>
          {t('retry')}
        </button>
      )}
      {next === 'start' && (
        <button type="button" class="button is-main" data-testid="open-welcome" onClick={() => openLibrary('welcome')}>
          {t('welcome_open')}
        </button>
      )}
      {offersImport && (next === 'library' || next === 'start') && (
        <button type="button" class="button" data-testid="open-import" onClick={() => openLibrary('import')}>
          {t('import_open')}
        </button>
      )}
      {next === 'settings' && (
        <button type="button" class="button" data-testid="open-settings" onClick={() => openLibrary('settings')}>
          {t('settings_open')}
        </button>
      )}
    </Notice>
  );
}
