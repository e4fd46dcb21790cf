import { useMemo } from 'preact/hooks';
import type { PlatformClient } from '../../utils/protocol/platform-client.ts';
import type { CardServices } from './card-context.ts';

/** The services of a surface, the same object until one of them is another: cards are then not drawn again. */
export function useSurfaceCards(
  platform: Pick<PlatformClient, 'openUrl' | 'copyText'>,
  sourceNameOf: (sourceId: string) => string,
  announce: (text: string) => void,
): CardServices {
  return useMemo(
    () => ({
      sourceNameOf,
      openUrl: (address) => platform.openUrl(address),
      copyText: (text) => platform.copyText(text),
      announce,
    }),
    [platform, sourceNameOf, announce],
  );
}
