import { useEffect, useState } from 'preact/hooks';
import type { PlatformClient, Shortcut } from '../../utils/protocol/platform-client.ts';

/** The keys as the browser has assigned them; null until they are known. */
export function useShortcuts(platform: Pick<PlatformClient, 'listShortcuts'>): Shortcut[] | null {
  const [shortcuts, setShortcuts] = useState<Shortcut[] | null>(null);
  useEffect(() => {
    let isThere = true;
    void platform.listShortcuts().then((keys) => isThere && setShortcuts(keys));
    return () => {
      isThere = false;
    };
  }, [platform]);
  return shortcuts;
}
