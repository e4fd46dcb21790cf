import { useEffect } from 'preact/hooks';
import type { UnreadableReason } from '../../utils/page/read-outcome.ts';
import type { PlatformClient } from '../../utils/protocol/platform-client.ts';
import { FileButton } from '../common/FileButton.tsx';
import { useTranslate } from '../common/translate.ts';
import type { RelatedStore } from './create-related-store.ts';

interface PdfActionsProps {
  reason: UnreadableReason;
  surface: 'popup' | 'panel';
  related: Pick<RelatedStore, 'refresh' | 'findInPdf'>;
  platform: Pick<PlatformClient, 'openSidePanel'>;
}

/**
 * What can be done about a PDF that could not be read: have it fetched once more, or choose its file, or drop it on the panel. The
 * popup closes when the browser asks for a file: there the panel is opened, where it can be chosen.
 */
export function PdfActions({ reason, surface, related, platform }: PdfActionsProps) {
  const t = useTranslate();
  useEffect(() => {
    if (surface === 'popup') return;
    const stop = new AbortController();
    const { signal } = stop;
    // The whole panel takes the drop: beside the notice the browser would open the file instead.
    document.addEventListener('dragover', (event) => event.preventDefault(), { signal });
    document.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        const file = event.dataTransfer?.files[0];
        if (file) related.findInPdf(file);
      },
      { signal },
    );
    return () => stop.abort();
  }, [surface, related]);

  return (
    <>
      {reason === 'pdf-not-kept' && (
        <button
          type="button"
          class="button is-main"
          data-testid="pdf-fetch"
          onClick={() => related.refresh({ fetchesPdf: true })}
        >
          {t('pdf_fetch')}
        </button>
      )}
      {surface === 'popup' ? (
        <button type="button" class="button" data-testid="pdf-panel" onClick={() => platform.openSidePanel()}>
          {t('pdf_choose_in_panel')}
        </button>
      ) : (
        <FileButton
          label={t('pdf_choose')}
          accept=".pdf,application/pdf"
          testId="pdf-file"
          onFile={(file) => related.findInPdf(file)}
        />
      )}
    </>
  );
}
