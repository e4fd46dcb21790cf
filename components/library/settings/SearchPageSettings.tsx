import { parseSearchAddress } from '../../../utils/page/search-address.ts';
import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import type { Settings } from '../../../utils/protocol/settings.ts';
import { useTranslate } from '../../common/translate.ts';
import { AddressRows } from './AddressRows.tsx';
import { SettingCheck } from './SettingCheck.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';

interface SearchPageSettingsProps {
  settings: Settings;
  save: PlatformClient['saveSettings'];
}

/** Pages of search results: whether the words that were searched for are the query, and engines that the reader adds. */
export function SearchPageSettings({ settings, save }: SearchPageSettingsProps) {
  const t = useTranslate();
  const { searchAddresses } = settings;

  return (
    <SettingsGroup
      title={t('search_pages_heading')}
      words={[t('search_pages_lead'), t('search_pages'), ...searchAddresses].join(' ')}
    >
      <p class="lead">{t('search_pages_lead')}</p>
      <SettingCheck
        name="search-pages"
        label={t('search_pages')}
        isChecked={settings.searchPages}
        onChange={(searchPages) => void save({ searchPages })}
      />
      <AddressRows
        testIds={{ field: 'search-address', add: 'search-address-add', row: 'search-address-row' }}
        label={t('search_address')}
        placeholder="https://www.zhihu.com/search?q=%s"
        wrong={t('search_address_wrong')}
        values={searchAddresses}
        parse={(typed) => (parseSearchAddress(typed.trim()) === null ? null : typed.trim())}
        save={(addresses) => void save({ searchAddresses: addresses })}
      />
    </SettingsGroup>
  );
}
