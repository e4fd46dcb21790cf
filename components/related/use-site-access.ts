import type { PlatformClient, SiteAccess } from '../../utils/protocol/platform-client.ts';
import { useLoaded } from '../common/use-loaded.ts';

/** What may be read at this address; null while unknown, and where `isWanted` is false. */
export function useSiteAccess(platform: PlatformClient, url: string, isWanted: boolean): SiteAccess | null {
  return useLoaded<SiteAccess | null>(
    async () => (isWanted ? platform.getSiteAccess(url) : null),
    (again, signal) => platform.onAccessChange(again, signal),
    null,
    [platform, url, isWanted],
  );
}
