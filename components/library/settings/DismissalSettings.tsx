import type { LibraryClient } from '../../../utils/protocol/library-client.ts';
import type { UndoStore } from '../../common/create-undo-store.ts';
import { formatDate, formatHost } from '../../common/format.ts';
import { MetaLine } from '../../common/MetaLine.tsx';
import { useTranslate } from '../../common/translate.ts';
import { useLibraryQuery } from '../../common/use-library-query.ts';
import { SettingsGroup } from './SettingsGroup.tsx';

/** Posts marked as not related, each with its way back. */
export function DismissalSettings({ library, undo }: { library: LibraryClient; undo: UndoStore }) {
  const t = useTranslate();
  const state = useLibraryQuery(library, () => library.listDismissals(), '');
  if (state.kind !== 'ready' || state.value.length === 0) return null;
  return (
    <SettingsGroup title={t('dismissals_heading')}>
      <ul class="rows">
        {state.value.map(({ undoToken, postTitle, pageUrl, createdAt }) => (
          <li key={undoToken} data-testid="dismissal">
            <div>
              <p class="row-name" dir="auto">
                {postTitle}
              </p>
              <MetaLine
                facts={[
                  pageUrl === null ? t('dismissal_everywhere') : t('dismissal_page', formatHost(pageUrl)),
                  <time key="date" dateTime={createdAt}>
                    {formatDate(t, createdAt)}
                  </time>,
                ]}
              />
            </div>
            <button
              type="button"
              class="button"
              onClick={() => void library.undo(undoToken).catch((failure) => undo.fail(failure))}
            >
              {t('dismissal_undo')}
            </button>
          </li>
        ))}
      </ul>
    </SettingsGroup>
  );
}
