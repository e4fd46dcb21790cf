import { useMemo, useState } from 'preact/hooks';
import type { PlatformClient } from '../../utils/protocol/platform-client.ts';
import type { CardServices } from './card-context.ts';
import { createPickStore } from './create-pick-store.ts';

/** The services of a surface, the same object until one of them is another: cards are then not drawn again. */
export function useSurfaceCards(
  platform: Pick<PlatformClient, 'openUrl' | 'copyText'>,
  sourceNameOf: (sourceId: string) => string,
  announce: (text: string) => void,
  opensBehind: boolean,
  openTag?: (tag: string) => void,
): CardServices {
  const [picks] = useState(createPickStore);
  return useMemo(
    () => ({
      sourceNameOf,
      openUrl: (address, inBackground) =>
        platform.openUrl(address, inBackground || opensBehind ? 'background' : 'front'),
      copyText: (text, html) => platform.copyText(text, html),
      announce,
      picks,
      openTag,
    }),
    [platform, sourceNameOf, announce, opensBehind, openTag],
  );
}
