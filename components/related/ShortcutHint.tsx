import type { Shortcut } from '../../utils/protocol/platform-client.ts';
import { useTranslate } from '../common/translate.ts';

interface ShortcutHintProps {
  surface: 'popup' | 'panel';
  /** null until the browser has said which keys there are. */
  shortcuts: Shortcut[] | null;
  openSettings(): void;
}

/** The key that opens this, as the browser has it; or that none is set, and where to set it. */
export function ShortcutHint({ surface, shortcuts, openSettings }: ShortcutHintProps) {
  const t = useTranslate();
  if (!shortcuts) return null;
  const key = shortcuts.find(({ command }) => command === (surface === 'popup' ? 'open-popup' : 'search'))?.key ?? '';
  // The panel's search field has its key in it.
  if (surface === 'panel' && key !== '') return null;
  return (
    <p class="shortcut" data-testid="shortcut">
      {key === '' ? (
        <>
          {t(surface === 'popup' ? 'shortcut_none' : 'shortcut_search_none')}{' '}
          <button type="button" class="link" data-testid="shortcut-settings" onClick={openSettings}>
            {t('shortcut_assign')}
          </button>
        </>
      ) : (
        <>
          {t('shortcut_open')} <kbd>{key}</kbd>
        </>
      )}
    </p>
  );
}
