import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import type { Settings } from '../../../utils/protocol/settings.ts';
import { useTranslate } from '../../common/translate.ts';
import { SettingCheck } from './SettingCheck.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';

interface WritingSettingsProps {
  settings: Settings;
  save: PlatformClient['saveSettings'];
}

/** Whether the panel follows the paragraph that is being written. */
export function WritingSettings({ settings, save }: WritingSettingsProps) {
  const t = useTranslate();
  return (
    <SettingsGroup title={t('writing_heading')} words={[t('writing'), t('writing_lead')].join(' ')}>
      <p class="lead">{t('writing_lead')}</p>
      <SettingCheck
        name="writing"
        label={t('writing')}
        isChecked={settings.followsWriting}
        onChange={(followsWriting) => void save({ followsWriting })}
      />
    </SettingsGroup>
  );
}
