import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import type { Settings } from '../../../utils/protocol/settings.ts';
import { useTranslate } from '../../common/translate.ts';
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
      <label class="check">
        <input
          type="checkbox"
          data-testid="setting-badge"
          checked={settings.badge}
          onChange={(event) => void save({ badge: event.currentTarget.checked })}
        />
        {t('badge')}
      </label>
    </SettingsGroup>
  );
}
