import type { ComponentChildren } from 'preact';
import type { PlatformClient, SiteAccess } from '../../utils/protocol/platform-client.ts';
import { useTranslate } from '../common/translate.ts';

interface SiteAccessBarProps {
  url: string;
  access: SiteAccess;
  platform: Pick<PlatformClient, 'allowSite' | 'allowAllSites' | 'revokeSite' | 'revokeAllSites'>;
  /** What else can be set for a site that may be read. */
  children: ComponentChildren;
}

/** What the panel may read without a click, and the buttons that change it. */
export function SiteAccessBar({ url, access, platform, children }: SiteAccessBarProps) {
  const t = useTranslate();
  if (access.areAllAllowed) {
    return (
      <div class="access" data-testid="access">
        <p>{t('access_all')}</p>
        <button
          type="button"
          class="link"
          data-testid="revoke-every-site"
          onClick={() => void platform.revokeAllSites()}
        >
          {t('access_revoke')}
        </button>
        {children}
      </div>
    );
  }
  if (access.isSiteAllowed) {
    return (
      <div class="access" data-testid="access">
        <p>{t('access_site', access.site)}</p>
        <button type="button" class="link" data-testid="revoke-site" onClick={() => void platform.revokeSite(url)}>
          {t('access_revoke')}
        </button>
        <AllowButtons url="" site="" platform={platform} look="link" />
        {children}
      </div>
    );
  }
  return (
    <div class="access" data-testid="access">
      <p>{t('access_none')}</p>
      <AllowButtons url={url} site={access.site} platform={platform} look="link" />
    </div>
  );
}

interface AllowButtonsProps {
  url: string;
  /** Empty where this site cannot be allowed, or is. */
  site: string;
  look: 'link' | 'button';
  platform: Pick<PlatformClient, 'allowSite' | 'allowAllSites'>;
}

/** The request must be the first thing a click does, or the browser does not take it for the reader's wish. */
export function AllowButtons({ url, site, look, platform }: AllowButtonsProps) {
  const t = useTranslate();
  return (
    <span class="access-actions">
      {site !== '' && (
        <button
          type="button"
          class={look === 'button' ? 'button is-main' : 'link'}
          data-testid="allow-site"
          onClick={() => void platform.allowSite(url)}
        >
          {t('access_allow_site', site)}
        </button>
      )}
      <button
        type="button"
        // This site first: the broader permission is there for who looks for it.
        class="link"
        data-testid="allow-every-site"
        onClick={() => void platform.allowAllSites()}
      >
        {t('access_allow_all')}
      </button>
    </span>
  );
}
