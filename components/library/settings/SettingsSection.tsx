import { useState } from 'preact/hooks';
import { TeamSettings } from '#team/view';
import type { LibraryClient } from '../../../utils/protocol/library-client.ts';
import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import type { UndoStore } from '../../common/create-undo-store.ts';
import { Icon } from '../../common/Icon.tsx';
import { useTranslate } from '../../common/translate.ts';
import { useSettings } from '../../common/use-settings.ts';
import { ConceptEditor } from './ConceptEditor.tsx';
import { DismissalSettings } from './DismissalSettings.tsx';
import { FindSettings } from './FindSettings.tsx';
import { LookSettings } from './LookSettings.tsx';
import { NeverReadSettings } from './NeverReadSettings.tsx';
import { SearchPageSettings } from './SearchPageSettings.tsx';
import { SettingCheckGroup } from './SettingCheckGroup.tsx';
import { SettingsFile } from './SettingsFile.tsx';
import { SettingsGroup, SettingsQueryProvider } from './SettingsGroup.tsx';
import { ShortcutSettings } from './ShortcutSettings.tsx';
import { SiteSettings } from './SiteSettings.tsx';

interface SettingsSectionProps {
  library: LibraryClient;
  platform: PlatformClient;
  undo: UndoStore;
  announce(text: string): void;
}

/** Everything that can be set, searchable; each change holds at once. */
export function SettingsSection({ library, platform, undo, announce }: SettingsSectionProps) {
  const t = useTranslate();
  const settings = useSettings(platform);
  const [query, setQuery] = useState('');
  return (
    <SettingsQueryProvider value={query}>
      <search class="search settings-search">
        <Icon name="search" />
        <input
          type="search"
          aria-label={t('settings_search')}
          placeholder={t('settings_search')}
          data-testid="settings-search"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </search>
      <LookSettings settings={settings} save={platform.saveSettings} />
      <FindSettings settings={settings} save={platform.saveSettings} />
      <SiteSettings platform={platform} />
      {TeamSettings && <TeamSettings library={library} />}
      <NeverReadSettings settings={settings} save={platform.saveSettings} />
      <SettingCheckGroup
        title={t('writing_heading')}
        lead={t('writing_lead')}
        name="writing"
        label={t('writing')}
        isChecked={settings.followsWriting}
        onChange={(followsWriting) => void platform.saveSettings({ followsWriting })}
      />
      <SettingCheckGroup
        title={t('badge_heading')}
        lead={t('badge_lead')}
        name="badge"
        label={t('badge')}
        isChecked={settings.badge}
        onChange={(badge) => void platform.saveSettings({ badge })}
      />
      <SearchPageSettings settings={settings} save={platform.saveSettings} />
      <SettingCheckGroup
        title={t('folders_heading')}
        name="folders"
        label={t('folders_setting')}
        isChecked={settings.checksFolders}
        onChange={(checksFolders) => void platform.saveSettings({ checksFolders })}
      />
      <ShortcutSettings platform={platform} />
      <ConceptEditor library={library} undo={undo} announce={announce} />
      <DismissalSettings library={library} undo={undo} />
      <SettingsFile platform={platform} undo={undo} />
      <SettingsGroup title={t('privacy_heading')} words={t('privacy_read')}>
        <p class="lead">{t('privacy_read')}</p>
        <p class="lead">{t('privacy_keep')}</p>
        <p class="lead">{t('privacy_network')}</p>
        <p class="lead">{t('privacy_private')}</p>
      </SettingsGroup>
      <p class="meta">{t('version', platform.version)}</p>
    </SettingsQueryProvider>
  );
}
