import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import type { Settings } from '../../../utils/protocol/settings.ts';
import { useTranslate } from '../../common/translate.ts';
import { SettingCheck } from './SettingCheck.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';

interface BadgeSettingsProps {
  settings: Settings;
  save: PlatformClient['saveSettings'];
}

/** The mark on the toolbar icon before a click. */
export function BadgeSettings({ settings, save }: BadgeSettingsProps) {
  const t = useTranslate();
  return (
    <SettingsGroup title={t('badge_heading')} words={[t('badge'), t('badge_lead')].join(' ')}>
      <p class="lead">{t('badge_lead')}</p>
      <SettingCheck
        name="badge"
        label={t('badge')}
        isChecked={settings.badge}
        onChange={(badge) => void save({ badge })}
      />
    </SettingsGroup>
  );
}
