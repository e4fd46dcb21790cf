import type { PlatformClient, Shortcut, SiteAccess } from '../../utils/protocol/platform-client.ts';
import { ShortcutHint } from './ShortcutHint.tsx';
import { SiteAccessBar } from './SiteAccessBar.tsx';
import { WritingSwitch } from './writing/WritingSwitch.tsx';

interface SurfaceFooterProps {
  surface: 'popup' | 'panel';
  url: string;
  /** null until it is known. */
  access: SiteAccess | null;
  /** The notice above asks for access already. */
  isAskedAbove: boolean;
  /** The setting of that name. */
  followsWriting: boolean;
  shortcuts: Shortcut[] | null;
  platform: PlatformClient;
}

/** What may be read without a click, and the key. The popup is a click itself: there only that all sites are allowed is news. */
export function SurfaceFooter({
  surface,
  url,
  access,
  isAskedAbove,
  shortcuts,
  platform,
  ...props
}: SurfaceFooterProps) {
  return (
    <footer class="bottom">
      {!isAskedAbove && access && (surface === 'panel' || access.areAllAllowed) && (
        <SiteAccessBar url={url} access={access} platform={platform}>
          {surface === 'panel' && access.isSiteAllowed && (
            <WritingSwitch isOn={props.followsWriting} platform={platform} />
          )}
        </SiteAccessBar>
      )}
      <ShortcutHint surface={surface} shortcuts={shortcuts} openSettings={() => platform.openShortcutSettings()} />
    </footer>
  );
}
