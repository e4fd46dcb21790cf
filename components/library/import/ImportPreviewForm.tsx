import { createStartExcerpt } from '../../../utils/post/create-start-excerpt.ts';
import type { Post } from '../../../utils/post/post.ts';
import type { ImportPreview } from '../../../utils/protocol/library-client.ts';
import { describeError } from '../../common/describe-error.ts';
import { formatNumber, translateCount, useTranslate } from '../../common/translate.ts';
import { countChanges } from '../folders/describe-folder.ts';
import type { ImportState, ImportStore } from './create-import-store.ts';
import { describeFormat } from './describe-format.ts';
import { ImportChoices } from './ImportChoices.tsx';
import { SkippedList } from './SkippedList.tsx';

/** What the files hold, before anything is written: what is new, held already, skipped, and what must be chosen. */
export function ImportPreviewForm({
  state,
  store,
}: {
  state: Extract<ImportState, { kind: 'preview' }>;
  store: ImportStore;
}) {
  const t = useTranslate();
  const { preview, choices, name, isBusy } = state;
  const { duplicates, folder } = preview;
  const isNamed = folder ? folder.isFirst && folder.kind === 'folder' : preview.newCount > 0;
  const canRun = folder !== undefined || preview.newCount > 0;
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
        <Fact
          name={t('import_files')}
          value={folder?.kind === 'bookmarks' ? t('source_bookmarks') : preview.fileNames.join(t('list_separator'))}
        />
        <Fact
          name={t('import_format')}
          value={preview.format === null ? t('import_format_none') : describeFormat(t, preview.format)}
        />
        <Fact
          name={t('import_found')}
          value={translateCount(t, 'import_new', preview.newCount)}
          note={duplicateCount > 0 ? describeDuplicates(preview) : ''}
        />
        {folder && !folder.isFirst && (
          <Fact
            name={t('folder_changes')}
            value={countChanges(t, folder)}
            note={folder.editedFiles > 0 ? translateCount(t, 'folder_edited', folder.editedFiles) : ''}
          />
        )}
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
          <h2 class="section-title">{t('import_samples')}</h2>
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
      {isNamed && (
        <label class="field">
          <span class="field-name">{t('source_name')}</span>
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
        {canRun && (
          <button
            type="submit"
            class="button is-main"
            data-testid="import-run"
            disabled={isBusy || (isNamed && name.trim() === '')}
          >
            {folder
              ? t(folder.isFirst ? 'folder_begin' : 'folder_update')
              : translateCount(t, 'import_run', preview.newCount)}
          </button>
        )}
        <button type="button" class="button" data-testid="import-cancel" onClick={store.cancel}>
          {t(canRun ? 'cancel' : 'import_again')}
        </button>
        {isBusy && <span class="waiting">{t('import_looking')}</span>}
      </div>
    </form>
  );

  function describeDuplicates({ duplicates: held }: ImportPreview): string {
    const { sameUrl, sameText, nearSameText } = held;
    return t('import_duplicates', ...[sameUrl, sameText, nearSameText].map((count) => formatNumber(t, count)));
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
