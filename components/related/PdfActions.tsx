import type { UnreadableReason } from '../../utils/page/read-outcome.ts';
import type { PlatformClient } from '../../utils/protocol/platform-client.ts';
import { FileButton } from '../common/FileButton.tsx';
import { useTranslate } from '../common/translate.ts';
import { BackToTab } from './BackToTab.tsx';
import type { RelatedStore } from './create-related-store.ts';

interface PdfActionsProps {
  reason: UnreadableReason;
  /** Empty for a file that the reader chose. */
  url: string;
  surface: 'popup' | 'panel';
  related: Pick<RelatedStore, 'refresh' | 'findInPdf'>;
  platform: Pick<PlatformClient, 'openSidePanel'>;
}

/**
 * What can be done about a PDF that could not be read: have it fetched once more, or choose its file (or drop it: use-dropped-pdf.ts). The
 * popup closes when the browser asks for a file: there the panel is opened, where it can be chosen.
 */
export function PdfActions({ reason, url, surface, related, platform }: PdfActionsProps) {
  const t = useTranslate();
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
      {url === '' && <BackToTab onBack={() => related.refresh()} />}
    </>
  );
}
