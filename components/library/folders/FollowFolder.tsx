import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import { useStore } from '../../common/store.ts';
import { useTranslate } from '../../common/translate.ts';
import type { FolderStore } from './create-folder-store.ts';
import { FolderButton } from './FolderButton.tsx';

/** Where a folder or the browser's bookmarks are chosen to be followed. */
export function FollowFolder({ store, platform }: { store: FolderStore; platform: PlatformClient }) {
  const t = useTranslate();
  const { areBookmarksRefused } = useStore(store);
  return (
    <section class="follow">
      <h2 class="section-title">{t('folders_heading')}</h2>
      <p class="lead">{t('folders_lead')}</p>
      {!platform.canKeepFolders && <p class="lead">{t('folders_lead_again')}</p>}
      <div class="form-actions">
        {platform.canKeepFolders ? (
          <button type="button" class="button" data-testid="follow-folder" onClick={() => void store.followFolder()}>
            {t('folder_follow')}
          </button>
        ) : (
          <FolderButton
            label={t('folder_follow')}
            class="button"
            testId="follow-files"
            onFiles={(files, paths) => void store.followFiles(files, paths)}
          >
            {t('folder_follow')}
          </FolderButton>
        )}
        <button
          type="button"
          class="button"
          data-testid="follow-bookmarks"
          onClick={() => void store.followBookmarks()}
        >
          {t('bookmarks_follow')}
        </button>
      </div>
      {areBookmarksRefused && (
        <p class="hint" role="status" data-testid="bookmarks-refused">
          {t('bookmarks_refused')}
        </p>
      )}
    </section>
  );
}
