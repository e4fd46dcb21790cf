import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import type { Settings } from '../../../utils/protocol/settings.ts';
import { useTranslate } from '../../common/translate.ts';
import { SettingCheck } from './SettingCheck.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';

interface FolderSettingsProps {
  settings: Settings;
  save: PlatformClient['saveSettings'];
}

/** When followed folders and bookmarks are looked at. */
export function FolderSettings({ settings, save }: FolderSettingsProps) {
  const t = useTranslate();
  return (
    <SettingsGroup title={t('folders_heading')} words={t('folders_setting')}>
      <SettingCheck
        name="folders"
        label={t('folders_setting')}
        isChecked={settings.checksFolders}
        onChange={(checksFolders) => void save({ checksFolders })}
      />
    </SettingsGroup>
  );
}
