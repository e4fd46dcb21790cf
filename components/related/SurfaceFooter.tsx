import type { PlatformClient, Shortcut, SiteAccess } from '../../utils/protocol/platform-client.ts';
import { ShortcutHint } from './ShortcutHint.tsx';
import { SiteAccessBar } from './SiteAccessBar.tsx';

interface SurfaceFooterProps {
  surface: 'popup' | 'panel';
  url: string;
  /** null until it is known. */
  access: SiteAccess | null;
  /** The notice above asks for access already. */
  isAskedAbove: boolean;
  shortcuts: Shortcut[] | null;
  platform: PlatformClient;
}

/** What may be read without a click, and the key. The popup is a click itself: there only that all sites are allowed is news. */
export function SurfaceFooter({ surface, url, access, isAskedAbove, shortcuts, platform }: SurfaceFooterProps) {
  return (
    <footer class="bottom">
      {!isAskedAbove && access && (surface === 'panel' || access.areAllAllowed) && (
        <SiteAccessBar url={url} access={access} platform={platform} />
      )}
      <ShortcutHint surface={surface} shortcuts={shortcuts} openSettings={() => platform.openShortcutSettings()} />
    </footer>
  );
}
