import { useEffect, useRef, useState } from 'preact/hooks';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import type { PlatformClient } from '../../utils/protocol/platform-client.ts';
import type { MessageKey } from '../../utils/protocol/translate.ts';
import type { UndoStore } from '../common/create-undo-store.ts';
import { ErrorNotice } from '../common/ErrorNotice.tsx';
import { formatBytes, formatDateTime } from '../common/format.ts';
import { MetaLine } from '../common/MetaLine.tsx';
import { Notice } from '../common/Notice.tsx';
import { formatNumber, translateCount, useTranslate } from '../common/translate.ts';
import { useLibraryQuery } from '../common/use-library-query.ts';
import { useSources } from '../common/use-sources.ts';

type ExportFormat = Parameters<LibraryClient['exportLibrary']>[0];

const EXPORTS: { format: ExportFormat; name: MessageKey; hint: MessageKey }[] = [
  { format: 'json', name: 'export_json', hint: 'export_json_hint' },
  { format: 'markdown', name: 'export_markdown', hint: 'export_markdown_hint' },
  { format: 'netscape', name: 'export_netscape', hint: 'export_netscape_hint' },
];

/** Why a snapshot was taken, as the store names it. */
const REASONS: Partial<Record<string, MessageKey>> = {
  daily: 'snapshot_daily',
  manual: 'snapshot_manual',
  'before-import': 'snapshot_import',
  'before-delete': 'snapshot_delete',
  'before-restore': 'snapshot_restore',
};

interface BackupSectionProps {
  library: LibraryClient;
  platform: Pick<PlatformClient, 'saveFile'>;
  undo: UndoStore;
  announce(text: string): void;
}

/** Taking everything out, and going back to how it was. */
export function BackupSection({ library, platform, undo, announce }: BackupSectionProps) {
  const t = useTranslate();
  const [busy, setBusy] = useState<ExportFormat | 'snapshot' | 'restore' | null>(null);
  const [asking, setAsking] = useState('');
  const [round, setRound] = useState(0);
  const [missing, setMissing] = useState(0);
  const section = useRef<HTMLElement>(null);
  const confirmButton = useRef<HTMLButtonElement>(null);
  /** Snapshot that was asked about: its button takes the focus back when the question has gone. */
  const asked = useRef('');
  const snapshots = useLibraryQuery(library, () => library.listSnapshots(), String(round));

  useEffect(() => {
    if (busy !== null || (asking === '' && asked.current === '')) return;
    const row = section.current?.querySelector<HTMLElement>(`[data-snapshot-id="${CSS.escape(asked.current)}"] button`);
    const target = asking === '' ? row : confirmButton.current;
    asked.current = asking;
    (target ?? section.current?.querySelector<HTMLElement>('button'))?.focus();
  }, [asking, busy]);

  // The examples of the package are in no snapshot: they come back by themselves.
  const sources = useSources(library);
  const ownCount = (sources ?? []).reduce((sum, { kind, postCount }) => sum + (kind === 'bundled' ? 0 : postCount), 0);

  async function work(what: NonNullable<typeof busy>, run: () => Promise<void>): Promise<void> {
    if (busy !== null) return;
    setBusy(what);
    try {
      await run();
    } catch (failure) {
      undo.fail(failure);
    }
    setBusy(null);
    setRound((last) => last + 1);
  }

  const save = (format: ExportFormat) =>
    work(format, async () => {
      const { fileName, blob, missingCount } = await library.exportLibrary(format);
      setMissing(missingCount);
      await platform.saveFile(fileName, blob);
      announce(t('export_done', fileName));
    });

  const restore = (id: string) =>
    work('restore', async () => {
      setAsking('');
      const wanted = snapshots.kind === 'ready' ? snapshots.value.find((snapshot) => snapshot.id === id) : undefined;
      await library.restoreSnapshot(id);
      // What the library was is the newest snapshot now: going back to it takes this back.
      const before = (await library.listSnapshots()).find(({ reason }) => reason === 'before-restore');
      const text = t(
        'snapshot_restored',
        wanted ? formatDateTime(t, wanted.createdAt) : '',
        formatNumber(t, wanted?.postCount ?? 0),
      );
      if (before) undo.offer({ text, undo: () => library.restoreSnapshot(before.id) });
      else announce(text);
    });

  return (
    <>
      <section>
        <h2 class="section-title">{t('export_heading')}</h2>
        <p class="lead">{t('export_lead')}</p>
        <ul class="rows">
          {EXPORTS.map(({ format, name, hint }) => (
            <li key={format}>
              <div>
                <p class="row-name">{t(name)}</p>
                <p class="meta">{t(hint)}</p>
              </div>
              <button
                type="button"
                class="button"
                data-testid={`export-${format}`}
                aria-label={t('export_as', t(name))}
                // A button that is disabled while it works would lose the focus of the one who pressed it.
                disabled={busy !== null && busy !== format}
                onClick={() => void save(format)}
              >
                {t(busy === format ? 'export_busy' : 'export')}
              </button>
            </li>
          ))}
        </ul>
        {missing > 0 && (
          <Notice
            tone="error"
            title={translateCount(t, 'export_missing', missing)}
            text={t('export_missing_text')}
            testId="export-missing"
          />
        )}
      </section>
      <section ref={section}>
        <h2 class="section-title">{t('snapshots_heading')}</h2>
        <p class="lead">{t('snapshots_lead')}</p>
        {snapshots.kind === 'failed' && <ErrorNotice title={t('failed_title')} error={snapshots.error} />}
        {snapshots.kind === 'ready' && snapshots.value.length > 0 && (
          <ul class="rows">
            {snapshots.value.map(({ id, createdAt, postCount, bytes, reason }) => {
              const because = REASONS[reason];
              return (
                <li key={id} data-testid="snapshot" data-snapshot-id={id}>
                  <div>
                    <p class="row-name">
                      <time dateTime={createdAt}>{formatDateTime(t, createdAt)}</time>
                    </p>
                    <MetaLine
                      facts={[
                        because ? t(because) : reason,
                        translateCount(t, 'own_posts', postCount),
                        formatBytes(t, bytes),
                      ]}
                    />
                  </div>
                  {asking === id ? (
                    <div class="form-actions">
                      <span>{t('snapshot_ask', formatNumber(t, postCount), formatNumber(t, ownCount))}</span>
                      <button
                        type="button"
                        class="button is-main"
                        ref={confirmButton}
                        data-testid="snapshot-confirm"
                        disabled={busy !== null}
                        onClick={() => void restore(id)}
                      >
                        {t('snapshot_restore_now')}
                      </button>
                      <button type="button" class="button" onClick={() => setAsking('')}>
                        {t('cancel')}
                      </button>
                    </div>
                  ) : (
                    <button
                      type="button"
                      class="button"
                      data-testid="snapshot-restore"
                      aria-label={t('snapshot_restore_to', formatDateTime(t, createdAt))}
                      disabled={busy !== null}
                      onClick={() => setAsking(id)}
                    >
                      {t('snapshot_restore_button')}
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
        )}
        {snapshots.kind === 'ready' && snapshots.value.length === 0 && <p class="hint">{t('snapshots_none')}</p>}
        <button
          type="button"
          class="button"
          data-testid="snapshot-take"
          disabled={busy !== null && busy !== 'snapshot'}
          onClick={() => void work('snapshot', () => library.takeSnapshot())}
        >
          {t('snapshot_take')}
        </button>
      </section>
    </>
  );
}
