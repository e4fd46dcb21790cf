import { useState } from 'preact/hooks';
import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import { parseHost } from '../../../utils/protocol/sensitive-sites.ts';
import { SENSITIVE_KINDS, type SensitiveKind, type Settings } from '../../../utils/protocol/settings.ts';
import type { MessageKey } from '../../../utils/protocol/translate.ts';
import { useTranslate } from '../../common/translate.ts';
import { SettingsGroup } from './SettingsGroup.tsx';

const KIND_NAMES = {
  bank: 'sensitive_bank',
  health: 'sensitive_health',
  mail: 'sensitive_mail',
  government: 'sensitive_government',
  account: 'sensitive_account',
} satisfies Record<SensitiveKind, MessageKey>;

interface NeverReadSettingsProps {
  settings: Settings;
  save: PlatformClient['saveSettings'];
}

/** Sites that are not read: those the reader wrote down at all, the shipped kinds not by themselves. */
export function NeverReadSettings({ settings, save }: NeverReadSettingsProps) {
  const t = useTranslate();
  const [isWrong, setWrong] = useState(false);

  function add(event: SubmitEvent): void {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const host = parseHost(String(new FormData(event.target).get('site') ?? ''));
    setWrong(host === '');
    if (host === '') return;
    event.target.reset();
    void save({ neverRead: [...new Set([...settings.neverRead, host])] });
  }

  return (
    <SettingsGroup
      title={t('never_heading')}
      words={[t('never_lead'), ...SENSITIVE_KINDS.map((kind) => t(KIND_NAMES[kind])), ...settings.neverRead].join(' ')}
    >
      <p class="lead">{t('never_lead')}</p>
      <form class="inline-form" onSubmit={add}>
        <input
          class="input"
          name="site"
          aria-label={t('never_site')}
          aria-invalid={isWrong}
          placeholder="example.com"
          autoComplete="off"
          spellcheck={false}
          data-testid="never-site"
        />
        <button type="submit" class="button" data-testid="never-add">
          {t('never_add')}
        </button>
      </form>
      {isWrong && (
        <p class="form-error" role="alert">
          {t('never_wrong')}
        </p>
      )}
      {settings.neverRead.length > 0 && (
        <ul class="rows">
          {settings.neverRead.map((host) => (
            <li key={host} data-testid="never-row">
              <p class="row-name">{host}</p>
              <button
                type="button"
                class="button"
                aria-label={t('never_remove', host)}
                onClick={() => void save({ neverRead: settings.neverRead.filter((other) => other !== host) })}
              >
                {t('delete')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <fieldset class="checks">
        <legend>{t('sensitive_legend')}</legend>
        {SENSITIVE_KINDS.map((kind) => (
          <label key={kind} class="check">
            <input
              type="checkbox"
              checked={settings.sensitiveKinds.includes(kind)}
              onChange={(event) =>
                void save({
                  sensitiveKinds: SENSITIVE_KINDS.filter((other) =>
                    other === kind ? event.currentTarget.checked : settings.sensitiveKinds.includes(other),
                  ),
                })
              }
            />
            {t(KIND_NAMES[kind])}
          </label>
        ))}
      </fieldset>
    </SettingsGroup>
  );
}
