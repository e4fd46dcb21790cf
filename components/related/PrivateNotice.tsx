import { useEffect, useState } from 'preact/hooks';
import type { PlatformClient } from '../../utils/protocol/platform-client.ts';
import { useTranslate } from '../common/translate.ts';

/** Whether this window is private. False until the browser has said. */
export function useIsPrivate(platform: Pick<PlatformClient, 'isPrivateWindow'>): boolean {
  const [isPrivate, setPrivate] = useState(false);
  useEffect(() => {
    void platform.isPrivateWindow().then(setPrivate);
  }, [platform]);
  return isPrivate;
}

/** In a private window: what is read here is not remembered. */
export function PrivateNotice() {
  const t = useTranslate();
  return (
    <aside class="update" data-testid="private" aria-label={t('private_label')}>
      <p>{t('private_window')}</p>
    </aside>
  );
}
