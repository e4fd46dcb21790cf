import { useEffect } from 'preact/hooks';
import type { Page } from '../../../utils/page/page.ts';
import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';

/** While it is on: the paragraph that is being written in the active tab is the query. Off, the page is again. */
export function useWriting(
  platform: Pick<PlatformClient, 'onWriting'>,
  related: { followWriting(paragraph: Page | null): void },
  isOn: boolean,
): void {
  useEffect(() => {
    if (!isOn) return;
    const stop = new AbortController();
    platform.onWriting((paragraph) => related.followWriting(paragraph), stop.signal);
    return () => {
      stop.abort();
      related.followWriting(null);
    };
  }, [platform, related, isOn]);
}
