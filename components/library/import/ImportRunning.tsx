import type { ImportProgress } from '../../../utils/protocol/library-client.ts';
import type { MessageKey } from '../../../utils/protocol/translate.ts';
import { formatBytes } from '../../common/format.ts';
import { translateCount, useTranslate } from '../../common/translate.ts';
import type { ImportStore } from './create-import-store.ts';

const STATES = {
  reading: 'import_reading',
  writing: 'import_writing',
  paused: 'import_paused',
  done: 'import_writing',
  cancelled: 'import_writing',
  failed: 'import_writing',
} satisfies Record<ImportProgress['state'], MessageKey>;

/** How far an import is, with pause, resume and cancel. */
export function ImportRunning({ progress, store }: { progress: ImportProgress; store: ImportStore }) {
  const t = useTranslate();
  const isPaused = progress.state === 'paused';
  return (
    <div class="running" data-testid="import-running" data-state={progress.state}>
      <p id="import-state">
        {t('with_comma', t(STATES[progress.state]), translateCount(t, 'posts', progress.postsDone))}
      </p>
      <progress
        aria-labelledby="import-state"
        max={progress.bytesTotal || undefined}
        value={progress.bytesTotal > 0 ? progress.bytesDone : undefined}
      />
      <p class="meta">
        {progress.bytesTotal > 0 && `${Math.floor((progress.bytesDone / progress.bytesTotal) * 100)}% · `}
        {progress.bytesTotal > 0 &&
          t('import_bytes', formatBytes(t, progress.bytesDone), formatBytes(t, progress.bytesTotal))}
      </p>
      <div class="form-actions">
        <button
          type="button"
          class="button"
          data-testid={isPaused ? 'import-resume' : 'import-pause'}
          onClick={isPaused ? store.resume : store.pause}
        >
          {t(isPaused ? 'import_resume' : 'import_pause')}
        </button>
        <button type="button" class="button" data-testid="import-stop" onClick={store.cancel}>
          {t('cancel')}
        </button>
      </div>
    </div>
  );
}
