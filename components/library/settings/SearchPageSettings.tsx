import { useState } from 'preact/hooks';
import { parseSearchAddress } from '../../../utils/page/search-address.ts';
import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import type { Settings } from '../../../utils/protocol/settings.ts';
import { useTranslate } from '../../common/translate.ts';
import { SettingsGroup } from './SettingsGroup.tsx';

interface SearchPageSettingsProps {
  settings: Settings;
  save: PlatformClient['saveSettings'];
}

/** Pages of search results: whether the words that were searched for are the query, and engines that the reader adds. */
export function SearchPageSettings({ settings, save }: SearchPageSettingsProps) {
  const t = useTranslate();
  const [isWrong, setWrong] = useState(false);
  const { searchAddresses } = settings;

  function add(event: SubmitEvent): void {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const address = String(new FormData(event.target).get('address') ?? '').trim();
    setWrong(parseSearchAddress(address) === null);
    if (parseSearchAddress(address) === null) return;
    event.target.reset();
    void save({ searchAddresses: [...new Set([...searchAddresses, address])] });
  }

  return (
    <SettingsGroup
      title={t('search_pages_heading')}
      words={[t('search_pages_lead'), t('search_pages'), ...searchAddresses].join(' ')}
    >
      <p class="lead">{t('search_pages_lead')}</p>
      <label class="check">
        <input
          type="checkbox"
          data-testid="setting-search-pages"
          checked={settings.searchPages}
          onChange={(event) => void save({ searchPages: event.currentTarget.checked })}
        />
        {t('search_pages')}
      </label>
      <form class="inline-form" onSubmit={add}>
        <input
          class="input"
          name="address"
          aria-label={t('search_address')}
          aria-invalid={isWrong}
          placeholder="https://www.zhihu.com/search?q=%s"
          autoComplete="off"
          spellcheck={false}
          data-testid="search-address"
        />
        <button type="submit" class="button" data-testid="search-address-add">
          {t('never_add')}
        </button>
      </form>
      {isWrong && (
        <p class="form-error" role="alert">
          {t('search_address_wrong')}
        </p>
      )}
      {searchAddresses.length > 0 && (
        <ul class="rows">
          {searchAddresses.map((address) => (
            <li key={address} data-testid="search-address-row">
              <p class="row-name">{address}</p>
              <button
                type="button"
                class="button"
                aria-label={t('never_remove', address)}
                onClick={() => void save({ searchAddresses: searchAddresses.filter((other) => other !== address) })}
              >
                {t('delete')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </SettingsGroup>
  );
}
