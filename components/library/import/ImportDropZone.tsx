import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageKey } from '../../../utils/protocol/translate.ts';
import { Icon } from '../../common/Icon.tsx';
import { useTranslate } from '../../common/translate.ts';
import { FolderButton } from '../folders/FolderButton.tsx';
import { type ChosenFiles, listChosenFiles } from '../folders/list-chosen-files.ts';
import { readDroppedFiles } from './read-dropped-files.ts';

interface ImportDropZoneProps {
  onFiles(files: File[], paths: string[]): void;
  /** Other ways to bring posts in, above the list of formats. */
  children?: ComponentChildren;
}

/** Where files are dropped or chosen, and which are understood. */
export function ImportDropZone({ onFiles, children }: ImportDropZoneProps) {
  const t = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    // The whole page takes the drop: beside the zone the browser would open the file instead.
    const stop = new AbortController();
    const { signal } = stop;
    const take = ({ files, paths }: ChosenFiles) => {
      if (files.length > 0 && !signal.aborted) onFiles(files, paths);
    };
    const over = (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      void readDroppedFiles(event.dataTransfer).then(take);
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
        <div class="drop-buttons">
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
              const { files, paths } = listChosenFiles(event.currentTarget.files);
              if (files.length > 0) onFiles(files, paths);
            }}
          />
          <FolderButton label={t('import_choose_folder')} class="button" testId="import-folder" onFiles={onFiles}>
            {t('import_choose_folder')}
          </FolderButton>
        </div>
      </div>
      <p class="lead">{t('import_lead')}</p>
      <p>
        <a href={t('import_how_page')} target="_blank" rel="noreferrer">
          {t('import_how')}
        </a>
      </p>
      {children}
      <h2 class="section-title">{t('import_formats')}</h2>
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
