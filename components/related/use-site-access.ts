import type { PlatformClient, SiteAccess } from '../../utils/protocol/platform-client.ts';
import { useLoaded } from '../common/use-loaded.ts';

/** What may be read at this address without a click; null while unknown. */
export function useSiteAccess(platform: PlatformClient, url: string): SiteAccess | null {
  return useLoaded<SiteAccess | null>(
    () => platform.getSiteAccess(url),
    (again, signal) => platform.onAccessChange(again, signal),
    null,
    [platform, url],
  );
}
