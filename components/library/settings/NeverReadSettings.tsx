import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import { parseHost } from '../../../utils/protocol/sensitive-sites.ts';
import { SENSITIVE_KINDS, type SensitiveKind, type Settings } from '../../../utils/protocol/settings.ts';
import type { MessageKey } from '../../../utils/protocol/translate.ts';
import { useTranslate } from '../../common/translate.ts';
import { AddressRows } from './AddressRows.tsx';
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

  return (
    <SettingsGroup
      title={t('never_heading')}
      words={[t('never_lead'), ...SENSITIVE_KINDS.map((kind) => t(KIND_NAMES[kind])), ...settings.neverRead].join(' ')}
    >
      <p class="lead">{t('never_lead')}</p>
      <AddressRows
        testIds={{ field: 'never-site', add: 'never-add', row: 'never-row' }}
        label={t('never_site')}
        placeholder="example.com"
        wrong={t('never_wrong')}
        values={settings.neverRead}
        parse={(typed) => parseHost(typed) || null}
        save={(neverRead) => void save({ neverRead })}
      />
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
