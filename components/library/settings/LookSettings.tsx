import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import type { Settings } from '../../../utils/protocol/settings.ts';
import { useTranslate } from '../../common/translate.ts';
import { RadioRow } from './RadioRow.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';

interface LookSettingsProps {
  settings: Settings;
  save: PlatformClient['saveSettings'];
}

/** Theme, size of text, density. */
export function LookSettings({ settings, save }: LookSettingsProps) {
  const t = useTranslate();
  return (
    <SettingsGroup
      title={t('look_heading')}
      words={[t('theme'), t('text_size'), t('density'), t('theme_dark')].join(' ')}
    >
      <RadioRow
        name="theme"
        label={t('theme')}
        value={settings.theme}
        options={[
          ['system', t('theme_system')],
          ['light', t('theme_light')],
          ['dark', t('theme_dark')],
        ]}
        onChange={(theme) => void save({ theme })}
      />
      <RadioRow
        name="text-size"
        label={t('text_size')}
        value={settings.textSize}
        options={[
          ['small', t('size_small')],
          ['normal', t('size_normal')],
          ['large', t('size_large')],
        ]}
        onChange={(textSize) => void save({ textSize })}
      />
      <RadioRow
        name="density"
        label={t('density')}
        value={settings.density}
        options={[
          ['comfortable', t('density_comfortable')],
          ['compact', t('density_compact')],
        ]}
        onChange={(density) => void save({ density })}
      />
    </SettingsGroup>
  );
}
