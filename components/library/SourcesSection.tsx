import { useRef, useState } from 'preact/hooks';
import type { Source } from '../../utils/post/post.ts';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import type { UndoStore } from '../common/create-undo-store.ts';
import { ErrorNotice } from '../common/ErrorNotice.tsx';
import { formatBytes, formatDate } from '../common/format.ts';
import { Icon } from '../common/Icon.tsx';
import { MetaLine } from '../common/MetaLine.tsx';
import { nameSource, SOURCE_KINDS } from '../common/name-source.ts';
import { translateCount, useTranslate } from '../common/translate.ts';
import { useLibraryQuery } from '../common/use-library-query.ts';
import type { FolderStore } from './folders/create-folder-store.ts';
import { FolderLine } from './folders/FolderLine.tsx';
import { describeFormat } from './import/describe-format.ts';

interface SourcesSectionProps {
  library: LibraryClient;
  folders: FolderStore;
  undo: UndoStore;
  openImport(): void;
}

interface SourceRowProps extends Omit<SourcesSectionProps, 'openImport'> {
  source: Source;
}

/** Where the posts come from: counts, sizes, on and off, names, deletion. */
export function SourcesSection({ library, folders, undo, openImport }: SourcesSectionProps) {
  const t = useTranslate();
  const state = useLibraryQuery(library, () => library.listSources(), '');
  switch (state.kind) {
    case 'loading':
      return <p class="waiting">{t('loading')}</p>;
    case 'failed':
      return <ErrorNotice title={t('failed_title')} error={state.error} />;
    case 'ready':
      return (
        <>
          <p class="lead">{t('sources_lead')}</p>
          <ul class="sources">
            {state.value.map((source) => (
              <SourceRow key={source.id} source={source} library={library} folders={folders} undo={undo} />
            ))}
          </ul>
          <button type="button" class="button" data-testid="open-import" onClick={openImport}>
            {t('import_open')}
          </button>
        </>
      );
  }
}

function SourceRow({ source, library, folders, undo }: SourceRowProps) {
  const t = useTranslate();
  const name = nameSource(t, source);
  const [isRenaming, setRenaming] = useState(false);
  const renameButton = useRef<HTMLButtonElement>(null);

  function stopRenaming(): void {
    setRenaming(false);
    renameButton.current?.focus(); // before the field goes and takes the focus with it
  }

  const change = (fields: { name?: string; isOn?: boolean }) =>
    library.updateSource(source.id, fields).catch((failure) => undo.fail(failure));

  async function remove(): Promise<void> {
    try {
      const { undoToken } = await library.deleteSource(source.id);
      undo.offer({ text: t('source_deleted', name), undo: () => library.undo(undoToken) });
    } catch (failure) {
      undo.fail(failure);
    }
  }

  function rename(event: SubmitEvent): void {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const typed = String(new FormData(event.target).get('name') ?? '').trim();
    stopRenaming();
    if (typed !== '' && typed !== name) void change({ name: typed });
  }

  return (
    <li class="source" data-testid="source" data-source-id={source.id} data-on={source.isOn}>
      <div class="source-words">
        {isRenaming ? (
          <form class="inline-form" onSubmit={rename}>
            <input
              class="input"
              name="name"
              aria-label={t('source_name')}
              defaultValue={name}
              maxLength={80}
              // The reader asked for the field; the keys belong there at once.
              ref={(input) => input?.focus()}
              onKeyDown={(event) => event.key === 'Escape' && !event.isComposing && stopRenaming()}
            />
            <button type="submit" class="button">
              {t('save')}
            </button>
          </form>
        ) : (
          <h2 class="source-name">
            <bdi>{name}</bdi>
          </h2>
        )}
        <MetaLine
          facts={[
            (source.kind === 'import' || source.name !== '') &&
              (source.kind === 'import' ? describeFormat(t, source.format) : t(SOURCE_KINDS[source.kind])),
            translateCount(t, 'posts', source.postCount),
            formatBytes(t, source.textBytes),
            formatDate(t, source.createdAt) !== '' && (
              <time dateTime={source.createdAt}>{formatDate(t, source.createdAt)}</time>
            ),
          ]}
        />
        <FolderLine sourceId={source.id} store={folders} />
      </div>
      <div class="source-actions">
        <button
          type="button"
          class="quiet"
          ref={renameButton}
          data-testid="source-rename"
          aria-label={t('rename_of', name)}
          onClick={() => setRenaming(true)}
        >
          <Icon name="edit" />
          {t('rename')}
        </button>
        {source.kind !== 'bundled' && (
          <button
            type="button"
            class="quiet"
            data-testid="source-delete"
            aria-label={t('delete_of', name)}
            onClick={() => void remove()}
          >
            <Icon name="remove" />
            {t('delete')}
          </button>
        )}
        <button
          type="button"
          role="switch"
          class="switch"
          data-testid="source-switch"
          aria-checked={source.isOn}
          aria-label={t('source_use', name)}
          onClick={() => void change({ isOn: !source.isOn })}
        >
          <span class="switch-mark" />
          <span>{t(source.isOn ? 'on' : 'off')}</span>
        </button>
      </div>
    </li>
  );
}
