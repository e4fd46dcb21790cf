import type { ComponentChildren } from 'preact';
import type { PlatformClient } from '../../utils/protocol/platform-client.ts';
import { Icon } from '../common/Icon.tsx';
import { Logo } from '../common/Logo.tsx';
import { Toolbar } from '../common/Toolbar.tsx';
import { useTranslate } from '../common/translate.ts';

/** The search field, at the top. */
export function TopBar({ children }: { children: ComponentChildren }) {
  const t = useTranslate();
  return (
    <header class="top">
      <Logo />
      <h1 class="visually-hidden">{t('ext_name')}</h1>
      {children}
    </header>
  );
}

interface SurfaceToolsProps {
  surface: 'popup' | 'panel';
  platform: Pick<PlatformClient, 'openSidePanel' | 'openLibrary'>;
  isPaused: boolean;
  onPause(isPaused: boolean): void;
  onHelp(): void;
}

/**
 * The ways to the other surfaces. They stand beside the search field and come last for the Tab key: who presses it wants
 * the posts.
 */
export function SurfaceTools({ surface, platform, isPaused, onPause, onHelp }: SurfaceToolsProps) {
  const t = useTranslate();
  return (
    <nav class="tools" aria-label={t('tools_label')}>
      <Toolbar label={t('tools_label')}>
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
        <button
          type="button"
          class="icon-button"
          data-testid="open-help"
          aria-label={t('key_help')}
          title={t('key_help')}
          onClick={onHelp}
        >
          <Icon name="help" />
        </button>
      </Toolbar>
    </nav>
  );
}
