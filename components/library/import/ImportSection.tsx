import { useEffect, useRef } from 'preact/hooks';
import type { LibraryClient } from '../../../utils/protocol/library-client.ts';
import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import type { UndoStore } from '../../common/create-undo-store.ts';
import { describeError } from '../../common/describe-error.ts';
import { ErrorNotice } from '../../common/ErrorNotice.tsx';
import { Notice } from '../../common/Notice.tsx';
import { useStore } from '../../common/store.ts';
import { translateCount, useTranslate } from '../../common/translate.ts';
import type { FolderStore } from '../folders/create-folder-store.ts';
import { FollowFolder } from '../folders/FollowFolder.tsx';
import type { ImportState, ImportStore } from './create-import-store.ts';
import { ImportDropZone } from './ImportDropZone.tsx';
import { ImportPreviewForm } from './ImportPreviewForm.tsx';
import { ImportRunning } from './ImportRunning.tsx';
import { ImportSteps } from './ImportSteps.tsx';

/** Which of the three steps a state belongs to. */
const STEP_OF = {
  waiting: 0,
  looking: 1,
  preview: 1,
  running: 2,
  done: 2,
  cancelled: 0,
  failed: 0,
} satisfies Record<ImportState['kind'], 0 | 1 | 2>;

interface ImportSectionProps {
  store: ImportStore;
  folders: FolderStore;
  platform: PlatformClient;
  library: LibraryClient;
  undo: UndoStore;
  announce(text: string): void;
  openPosts(): void;
  /** The step before has gone and took the focus with it: put it somewhere sensible. */
  onFocusLost(): void;
}

/** From files to posts: choose, look at what they hold, import. */
export function ImportSection(props: ImportSectionProps) {
  const { store, folders, platform, library, undo, announce, openPosts, onFocusLost } = props;
  const t = useTranslate();
  const state = useStore(store);
  const kindBefore = useRef(state.kind);

  useEffect(() => {
    if (kindBefore.current === state.kind) return;
    kindBefore.current = state.kind;
    if (!document.activeElement || document.activeElement === document.body) onFocusLost();
  }, [state.kind]);

  useEffect(() => {
    if (state.kind === 'preview' && !state.isBusy) announce(translateCount(t, 'import_new', state.preview.newCount));
    else if (state.kind === 'done') announce(translateCount(t, 'import_done', state.progress.postsDone));
    else if (state.kind === 'cancelled') announce(t('import_cancelled'));
    else if (state.kind === 'failed') announce(describeError(t, state.error));
  }, [state.kind, state.kind === 'preview' && state.preview]);

  return (
    <>
      <ImportSteps current={STEP_OF[state.kind]} />
      {renderStep()}
    </>
  );

  function renderStep() {
    switch (state.kind) {
      case 'waiting':
        return (
          <ImportDropZone onFiles={store.look}>
            <FollowFolder store={folders} platform={platform} />
          </ImportDropZone>
        );
      case 'looking':
        return (
          <Notice tone="quiet" title={t('import_looking')} text={state.fileNames.join(t('list_separator'))}>
            <button type="button" class="button" data-testid="import-cancel" onClick={store.cancel}>
              {t('cancel')}
            </button>
          </Notice>
        );
      case 'preview':
        return <ImportPreviewForm state={state} store={store} />;
      case 'running':
        return <ImportRunning progress={state.progress} store={store} />;
      case 'done': {
        const isUpdate = state.folder !== undefined && !state.folder.isFirst;
        return (
          <Notice
            tone="quiet"
            title={translateCount(t, isUpdate ? 'folder_done' : 'import_done', state.progress.postsDone)}
            text={t('import_done_text', state.name || t('source_bookmarks'))}
            testId="import-done"
          >
            <button type="button" class="button is-main" data-testid="import-open-posts" onClick={openPosts}>
              {t('import_see')}
            </button>
            <button type="button" class="button" data-testid="import-undo" onClick={() => void takeBack(state)}>
              {t(isUpdate ? 'folder_undo' : 'import_undo')}
            </button>
            <button type="button" class="button" onClick={store.reset}>
              {t('import_more')}
            </button>
          </Notice>
        );
      }
      case 'cancelled':
        return (
          <Notice
            tone="quiet"
            title={t('import_cancelled')}
            text={t('import_cancelled_text')}
            testId="import-cancelled"
          >
            <button type="button" class="button" onClick={store.reset}>
              {t('import_again')}
            </button>
          </Notice>
        );
      case 'failed':
        return (
          <ErrorNotice title={t('import_failed')} error={state.error} testId="import-failed">
            <button type="button" class="button" onClick={store.reset}>
              {t('import_again')}
            </button>
          </ErrorNotice>
        );
    }
  }

  /** One import is one source: taking it back is deleting that source, which can itself be taken back. */
  async function takeBack({ sourceId, folder, progress }: Extract<ImportState, { kind: 'done' }>): Promise<void> {
    try {
      if (folder && !folder.isFirst) {
        await library.undo(progress.undoToken ?? '');
        store.reset();
        announce(t('folder_undone'));
        return;
      }
      const { undoToken } = await library.deleteSource(sourceId);
      store.reset();
      undo.offer({ text: t('import_undone'), label: t('import_restore'), undo: () => library.undo(undoToken) });
    } catch (failure) {
      undo.fail(failure);
    }
  }
}
