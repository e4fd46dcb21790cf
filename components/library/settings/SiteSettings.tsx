import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import { formatHost } from '../../common/format.ts';
import { useTranslate } from '../../common/translate.ts';
import { useLoaded } from '../../common/use-loaded.ts';
import { SettingsGroup } from './SettingsGroup.tsx';

/** Sites the panel may read by itself. */
export function SiteSettings({ platform }: { platform: PlatformClient }) {
  const t = useTranslate();
  const allowed = useLoaded<{ sites: string[]; areAllAllowed: boolean }>(
    () => platform.listAllowedSites(),
    (again, signal) => platform.onAccessChange(again, signal),
    { sites: [], areAllAllowed: false },
    [platform],
  );

  return (
    <SettingsGroup title={t('sites_heading')} words={t('sites_lead')}>
      <p class="lead">{t('sites_lead')}</p>
      {(allowed.areAllAllowed || allowed.sites.length > 0) && (
        <ul class="rows">
          {allowed.areAllAllowed && (
            <li>
              <p class="row-name">{t('sites_all')}</p>
              <button
                type="button"
                class="button"
                data-testid="revoke-every-site"
                onClick={() => void platform.revokeAllSites()}
              >
                {t('access_revoke')}
              </button>
            </li>
          )}
          {allowed.sites.map((site) => (
            <li key={site}>
              <p class="row-name">{formatHost(site)}</p>
              <button
                type="button"
                class="button"
                data-testid="revoke-site"
                aria-label={t('sites_revoke', formatHost(site))}
                onClick={() => void platform.revokeSite(site)}
              >
                {t('access_revoke')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {!allowed.areAllAllowed && (
        <>
          {allowed.sites.length === 0 && <p class="hint">{t('sites_none')}</p>}
          <button
            type="button"
            class="button"
            data-testid="allow-every-site"
            onClick={() => void platform.allowAllSites()}
          >
            {t('access_allow_all')}
          </button>
        </>
      )}
    </SettingsGroup>
  );
}
