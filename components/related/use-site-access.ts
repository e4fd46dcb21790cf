import { useEffect, useState } from 'preact/hooks';
import type { PlatformClient, SiteAccess } from '../../utils/protocol/platform-client.ts';

/** What may be read at this address; null while unknown, and where `isWanted` is false. */
export function useSiteAccess(platform: PlatformClient, url: string, isWanted: boolean): SiteAccess | null {
  const [access, setAccess] = useState<SiteAccess | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    const stop = new AbortController();
    const load = async () => {
      const loaded = await platform.getSiteAccess(url);
      if (!stop.signal.aborted) setAccess(loaded);
    };
    void load();
    platform.onAccessChange(() => void load(), stop.signal);
    return () => stop.abort();
  }, [platform, url, isWanted]);
  return access;
}
