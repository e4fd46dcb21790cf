import { Icon } from '../../common/Icon.tsx';
import { useStore } from '../../common/store.ts';
import { useTranslate } from '../../common/translate.ts';
import type { FolderStore } from './create-folder-store.ts';
import { describeFolder, labelFolderAction, nameFolder } from './describe-folder.ts';
import { FolderButton } from './FolderButton.tsx';

/** Under a source that follows something: what the last look came to, and the button for the next. Nothing for other sources. */
export function FolderLine({ sourceId, store }: { sourceId: string; store: FolderStore }) {
  const t = useTranslate();
  const { folders, states } = useStore(store);
  const folder = folders.find((each) => each.sourceId === sourceId);
  if (!folder) return null;
  const state = states.get(sourceId) ?? { kind: 'waiting' };
  const name = nameFolder(t, folder);
  return (
    <div class="folder-line" data-testid="folder-line" data-state={state.kind}>
      {folder.kind === 'folder' && folder.handle === null ? (
        <FolderButton
          label={t('folder_action_of', t('folder_choose_again'), name)}
          class="quiet"
          testId="folder-choose-again"
          onFiles={(files, paths) => void store.checkFiles(folder, files, paths)}
        >
          <Icon name="refresh" />
          {t('folder_choose_again')}
        </FolderButton>
      ) : (
        <button
          type="button"
          class="quiet"
          data-testid="folder-check"
          aria-label={t('folder_action_of', labelFolderAction(t, state), name)}
          disabled={state.kind === 'checking'}
          onClick={() => void store.act(folder)}
        >
          <Icon name="refresh" />
          {labelFolderAction(t, state)}
        </button>
      )}
      <p class="meta" role="status">
        {describeFolder(t, folder, state)}
      </p>
    </div>
  );
}
