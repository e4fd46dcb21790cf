import type { ComponentChildren } from 'preact';
import type { PlatformClient } from '../../utils/protocol/platform-client.ts';
import { Icon } from '../common/Icon.tsx';
import { Logo } from '../common/Logo.tsx';
import { useTranslate } from '../common/translate.ts';

interface TopBarProps {
  surface: 'popup' | 'panel';
  platform: Pick<PlatformClient, 'openSidePanel' | 'openLibrary'>;
  isPaused: boolean;
  onPause(isPaused: boolean): void;
  /** The search field. */
  children: ComponentChildren;
}

/** Search and the ways to the other surfaces. */
export function TopBar({ surface, platform, isPaused, onPause, children }: TopBarProps) {
  const t = useTranslate();
  return (
    <header class="top">
      <Logo />
      <h1 class="visually-hidden">{t('ext_name')}</h1>
      {children}
      {surface === 'popup' && (
        <button
          type="button"
          class="icon-button"
          data-testid="open-panel"
          aria-label={t('open_panel')}
          title={t('open_panel')}
          // Nothing may come before this call: the browser only opens the panel straight from the click.
          onClick={() => platform.openSidePanel()}
        >
          <Icon name="panel" />
        </button>
      )}
      {surface === 'panel' && (
        <button
          type="button"
          class="icon-button"
          data-testid="pause"
          aria-pressed={isPaused}
          aria-label={t('panel_pause')}
          title={t(isPaused ? 'panel_resume' : 'panel_pause')}
          onClick={() => onPause(!isPaused)}
        >
          <Icon name={isPaused ? 'play' : 'pause'} />
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        data-testid="open-library"
        aria-label={t('open_library')}
        title={t('open_library')}
        onClick={() => platform.openLibrary('posts')}
      >
        <Icon name="library" />
      </button>
    </header>
  );
}
