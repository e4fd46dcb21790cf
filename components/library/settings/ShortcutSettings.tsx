import type { PlatformClient, Shortcut } from '../../../utils/protocol/platform-client.ts';
import { COMMAND_NAMES } from '../../common/KeyHelp.tsx';
import { useTranslate } from '../../common/translate.ts';
import { useLoaded } from '../../common/use-loaded.ts';
import { SettingsGroup } from './SettingsGroup.tsx';

/** Keys as the browser assigned them, and the way to its own page where they are changed. */
export function ShortcutSettings({ platform }: { platform: PlatformClient }) {
  const t = useTranslate();
  const shortcuts = useLoaded<Shortcut[]>(
    () => platform.listShortcuts(),
    // Keys are changed on a page of the browser's; look again when the reader comes back from there.
    (again, signal) => addEventListener('focus', again, { signal }),
    [],
    [platform],
  );

  return (
    <SettingsGroup title={t('shortcuts_heading')}>
      <ul class="rows">
        {shortcuts.map(({ command, key }) => (
          <li key={command} data-testid={`shortcut-${command}`}>
            <p class="row-name">{t(COMMAND_NAMES[command])}</p>
            {key === '' ? <span class="meta">{t('shortcut_unset')}</span> : <kbd>{key}</kbd>}
          </li>
        ))}
      </ul>
      <button type="button" class="button" onClick={() => platform.openShortcutSettings()}>
        {t('shortcuts_change')}
      </button>
    </SettingsGroup>
  );
}
