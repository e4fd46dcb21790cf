import { useEffect, useRef, useState } from 'preact/hooks';
import type { ImportPreview, ImportProgress, LibraryClient } from '../utils/library/library-client.ts';
import type { Post } from '../utils/library/post.ts';
import type { ImportState, ImportStore } from './create-import-store.ts';
import { createStartExcerpt } from './create-start-excerpt.ts';
import type { UndoStore } from './create-undo-store.ts';
import { describeError } from './describe-error.ts';
import { describeFormat } from './describe-format.ts';
import { formatBytes } from './format.ts';
import { Icon } from './Icon.tsx';
import { ImportChoices } from './ImportChoices.tsx';
import { Notice } from './Notice.tsx';
import { SkippedList } from './SkippedList.tsx';
import { useStore } from './store.ts';
import { type MessageKey, translateCount, useTranslate } from './translate.ts';

interface ImportSectionProps {
  store: ImportStore;
  library: LibraryClient;
  undo: UndoStore;
  announce(text: string): void;
  openPosts(): void;
}

/** From files to posts: choose, look at what they hold, import. */
export function ImportSection({ store, library, undo, announce, openPosts }: ImportSectionProps) {
  const t = useTranslate();
  const state = useStore(store);

  useEffect(() => {
    if (state.kind === 'preview' && !state.isBusy) announce(translateCount(t, 'import_new', state.preview.newCount));
    else if (state.kind === 'done') announce(translateCount(t, 'import_done', state.progress.postsDone));
    else if (state.kind === 'failed') announce(describeError(t, state.error));
  }, [state.kind, state.kind === 'preview' && state.preview]);

  switch (state.kind) {
    case 'waiting':
      return <DropZone onFiles={store.look} />;
    case 'looking':
      return (
        <Notice tone="quiet" title={t('import_looking')} text={state.fileNames.join(t('list_separator'))}>
          <button type="button" class="button" data-testid="import-cancel" onClick={store.cancel}>
            {t('cancel')}
          </button>
        </Notice>
      );
    case 'preview':
      return <Preview state={state} store={store} />;
    case 'running':
      return <Running progress={state.progress} store={store} />;
    case 'done': {
      const { sourceId } = state;
      return (
        <Notice
          tone="quiet"
          title={translateCount(t, 'import_done', state.progress.postsDone)}
          text={t('import_done_text', state.name)}
          testId="import-done"
        >
          <button type="button" class="button is-main" data-testid="import-open-posts" onClick={openPosts}>
            {t('import_see')}
          </button>
          <button type="button" class="button" data-testid="import-undo" onClick={() => void takeBack(sourceId)}>
            {t('import_undo')}
          </button>
          <button type="button" class="button" onClick={store.reset}>
            {t('import_more')}
          </button>
        </Notice>
      );
    }
    case 'cancelled':
      return (
        <Notice tone="quiet" title={t('import_cancelled')} text={t('import_cancelled_text')} testId="import-cancelled">
          <button type="button" class="button" onClick={store.reset}>
            {t('import_again')}
          </button>
        </Notice>
      );
    case 'failed':
      return (
        <Notice tone="error" title={t('import_failed')} text={describeError(t, state.error)} testId="import-failed">
          <button type="button" class="button" onClick={store.reset}>
            {t('import_again')}
          </button>
        </Notice>
      );
  }

  /** One import is one source: taking it back is deleting that source, which can itself be taken back. */
  async function takeBack(sourceId: string): Promise<void> {
    try {
      const { undoToken } = await library.deleteSource(sourceId);
      store.reset();
      undo.offer({ text: t('import_undone'), undo: () => library.undo(undoToken) });
    } catch (failure) {
      undo.fail(failure);
    }
  }
}

function DropZone({ onFiles }: { onFiles(files: File[]): void }) {
  const t = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    // The whole page takes the drop: beside the zone the browser would open the file instead.
    const stop = new AbortController();
    const { signal } = stop;
    const over = (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) onFiles(files);
    };
    document.addEventListener('dragover', over, { signal });
    document.addEventListener('dragleave', () => setOver(false), { signal });
    document.addEventListener('drop', drop, { signal });
    return () => stop.abort();
  }, [onFiles]);

  return (
    <>
      <div class="drop" data-testid="drop-zone" data-over={isOver}>
        <Icon name="file" />
        <p>{t('import_drop')}</p>
        <button type="button" class="button is-main" onClick={() => input.current?.click()}>
          {t('import_choose')}
        </button>
        <input
          ref={input}
          class="visually-hidden"
          type="file"
          multiple
          tabIndex={-1}
          aria-label={t('import_choose')}
          data-testid="import-files"
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            if (files.length > 0) onFiles(files);
          }}
        />
      </div>
      <p class="lead">{t('import_lead')}</p>
      <h2>{t('import_formats')}</h2>
      <ul class="plain-list">
        {FORMAT_LINES.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </>
  );
}

const FORMAT_LINES: MessageKey[] = [
  'import_formats_channels',
  'import_formats_notes',
  'import_formats_bookmarks',
  'import_formats_tables',
];

function Preview({ state, store }: { state: Extract<ImportState, { kind: 'preview' }>; store: ImportStore }) {
  const t = useTranslate();
  const { preview, choices, name, isBusy } = state;
  const { duplicates } = preview;
  const duplicateCount = duplicates.sameUrl + duplicates.sameText + duplicates.nearSameText;
  return (
    <form
      class="preview"
      data-testid="import-preview"
      aria-busy={isBusy}
      onSubmit={(event) => {
        event.preventDefault();
        store.run();
      }}
    >
      <dl class="facts">
        <Fact name={t('import_files')} value={preview.fileNames.join(t('list_separator'))} />
        <Fact
          name={t('import_format')}
          value={preview.format === null ? t('import_format_none') : describeFormat(t, preview.format)}
        />
        <Fact
          name={t('import_found')}
          value={translateCount(t, 'import_new', preview.newCount)}
          note={duplicateCount > 0 ? describeDuplicates(preview) : ''}
        />
      </dl>
      {preview.failures.length > 0 && (
        <ul class="failures" aria-label={t('import_failures')}>
          {preview.failures.map((error, index) => (
            <li key={`${error.code} ${index}`}>{describeError(t, error)}</li>
          ))}
        </ul>
      )}
      <ImportChoices choices={choices} onChange={store.choose} />
      <SkippedList skipped={preview.skipped} />
      {preview.samples.length > 0 && (
        <section class="samples">
          <h2>{t('import_samples')}</h2>
          <ul>
            {preview.samples.map((post) => (
              <li key={post.id}>
                <p class="sample-title" dir="auto">
                  {post.title}
                </p>
                <p dir="auto">{describeStart(post)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {preview.newCount > 0 && (
        <label class="field">
          <span>{t('source_name')}</span>
          <input
            class="input"
            data-testid="import-name"
            defaultValue={name}
            maxLength={80}
            onInput={(event) => store.rename(event.currentTarget.value)}
          />
        </label>
      )}
      <div class="form-actions">
        {preview.newCount > 0 && (
          <button type="submit" class="button is-main" data-testid="import-run" disabled={isBusy || name.trim() === ''}>
            {translateCount(t, 'import_run', preview.newCount)}
          </button>
        )}
        <button type="button" class="button" data-testid="import-cancel" onClick={store.cancel}>
          {t(preview.newCount > 0 ? 'cancel' : 'import_again')}
        </button>
        {isBusy && <span class="waiting">{t('import_looking')}</span>}
      </div>
    </form>
  );

  function describeDuplicates({ duplicates: held }: ImportPreview): string {
    return t('import_duplicates', String(held.sameUrl), String(held.sameText), String(held.nearSameText));
  }
}

function describeStart(post: Post): string {
  const { text, cutAfter } = createStartExcerpt(post);
  return cutAfter ? `${text}…` : text;
}

function Fact({ name, value, note = '' }: { name: string; value: string; note?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {note !== '' && <p>{note}</p>}
      </dd>
    </div>
  );
}

const STATES = {
  reading: 'import_reading',
  writing: 'import_writing',
  paused: 'import_paused',
  done: 'import_writing',
  cancelled: 'import_writing',
  failed: 'import_writing',
} satisfies Record<ImportProgress['state'], MessageKey>;

function Running({ progress, store }: { progress: ImportProgress; store: ImportStore }) {
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
