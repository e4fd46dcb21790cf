import type { PlatformClient } from '../../utils/protocol/platform-client.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../utils/protocol/settings.ts';
import { useLoaded } from './use-loaded.ts';

/** The reader's settings; the defaults until they are known. */
export function useSettings(platform: Pick<PlatformClient, 'getSettings' | 'onSettingsChange'>): Settings {
  return useLoaded(
    () => platform.getSettings(),
    (again, signal) => platform.onSettingsChange(again, signal),
    DEFAULT_SETTINGS,
    [platform],
  );
}
