import { useStore } from '../../common/store.ts';
import { useTranslate } from '../../common/translate.ts';
import type { FolderState, FolderStore } from './create-folder-store.ts';
import { describeFolder, labelFolderAction } from './describe-folder.ts';

/** States that are worth a line above whatever the library page shows. */
const TOLD = new Set<FolderState['kind']>(['changed', 'gone', 'no-access', 'failed']);

/** Followed folders that have changed, or that could not be looked at, said when the page is opened. */
export function FolderNotices({ store }: { store: FolderStore }) {
  const t = useTranslate();
  const { folders, states } = useStore(store);
  return (
    <>
      {folders.map((folder) => {
        const state = states.get(folder.sourceId) ?? { kind: 'waiting' };
        if (!TOLD.has(state.kind)) return null;
        return (
          <aside
            key={folder.sourceId}
            class="update"
            data-testid="folder-notice"
            data-state={state.kind}
            aria-label={t('folders_heading')}
          >
            <p>{describeFolder(t, folder, state)}</p>
            <button type="button" class="link" data-testid="folder-notice-act" onClick={() => void store.act(folder)}>
              {labelFolderAction(t, state)}
            </button>
          </aside>
        );
      })}
    </>
  );
}
