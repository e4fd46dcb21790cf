import { useEffect, useRef } from 'preact/hooks';
import type { Shortcut } from '../../utils/protocol/platform-client.ts';
import type { MessageKey } from '../../utils/protocol/translate.ts';
import { Icon } from './Icon.tsx';
import { useTranslate } from './translate.ts';

/** Keys inside a surface. */
const KEYS: [keys: string[], does: MessageKey][] = [
  [['/'], 'key_search'],
  [['↓', '↑'], 'key_move'],
  [['Enter'], 'key_open'],
  [['Ctrl', 'Enter'], 'key_open_background'],
  [['Alt', 'C'], 'key_copy_list'],
  [['Alt', 'Shift', 'C'], 'key_copy_context'],
  [['Esc'], 'key_escape'],
  [['?'], 'key_help'],
];

export const COMMAND_NAMES = {
  'open-popup': 'shortcut_name_popup',
  search: 'command_search',
  'open-panel': 'command_open_panel',
  clip: 'command_clip',
} satisfies Record<Shortcut['command'], MessageKey>;

interface KeyHelpProps {
  shortcuts: readonly Shortcut[];
  onClose(): void;
}

/** All keys, those of the browser and those inside: what `?` shows. */
export function KeyHelp({ shortcuts, onClose }: KeyHelpProps) {
  const t = useTranslate();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      class="key-help"
      ref={dialog}
      aria-labelledby="key-help-title"
      data-testid="key-help"
      onClose={onClose}
      onKeyDown={(event) => {
        // The popup would close with it.
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          dialog.current?.close();
        }
      }}
    >
      <div class="key-help-top">
        <h2 id="key-help-title">{t('shortcuts_heading')}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label={t('close')}
          title={t('close')}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </div>
      <dl>
        {shortcuts
          .filter(({ key }) => key !== '')
          .map(({ command, key }) => (
            <div key={command}>
              <dt>{t(COMMAND_NAMES[command])}</dt>
              <dd>
                <kbd>{key}</kbd>
              </dd>
            </div>
          ))}
        {KEYS.map(([keys, does]) => (
          <div key={does}>
            <dt>{t(does)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
