import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import type { PlatformClient, Shortcut } from '../../utils/protocol/platform-client.ts';
import type { MessageKey } from '../../utils/protocol/translate.ts';
import type { UndoStore } from '../common/create-undo-store.ts';
import { formatDate, formatHost } from '../common/format.ts';
import { useTranslate } from '../common/translate.ts';
import { useLibraryQuery } from '../common/use-library-query.ts';
import { useLoaded } from '../common/use-loaded.ts';
import { ConceptEditor } from './ConceptEditor.tsx';

const COMMANDS = {
  'open-popup': 'shortcut_name_popup',
  search: 'command_search',
  'open-panel': 'command_open_panel',
  clip: 'command_clip',
} satisfies Record<Shortcut['command'], MessageKey>;

interface SettingsSectionProps {
  library: LibraryClient;
  platform: PlatformClient;
  undo: UndoStore;
  announce(text: string): void;
}

/** Keys, sites, concepts, hidden posts, privacy. */
export function SettingsSection({ library, platform, undo, announce }: SettingsSectionProps) {
  const t = useTranslate();
  return (
    <>
      <Shortcuts platform={platform} />
      <Sites platform={platform} />
      <ConceptEditor library={library} undo={undo} announce={announce} />
      <Dismissals library={library} undo={undo} />
      <section>
        <h2 class="section-title">{t('privacy_heading')}</h2>
        <p class="lead">{t('privacy_read')}</p>
        <p class="lead">{t('privacy_keep')}</p>
        <p class="lead">{t('privacy_network')}</p>
        <p class="lead">{t('privacy_private')}</p>
      </section>
      <p class="meta">{t('version', platform.version)}</p>
    </>
  );
}

function Shortcuts({ platform }: { platform: PlatformClient }) {
  const t = useTranslate();
  const shortcuts = useLoaded<Shortcut[]>(
    () => platform.listShortcuts(),
    // Keys are changed on a page of the browser's; look again when the reader comes back from there.
    (again, signal) => addEventListener('focus', again, { signal }),
    [],
    [platform],
  );

  return (
    <section>
      <h2 class="section-title">{t('shortcuts_heading')}</h2>
      <ul class="rows">
        {shortcuts.map(({ command, key }) => (
          <li key={command} data-testid={`shortcut-${command}`}>
            <p class="row-name">{t(COMMANDS[command])}</p>
            {key === '' ? <span class="meta">{t('shortcut_unset')}</span> : <kbd>{key}</kbd>}
          </li>
        ))}
      </ul>
      <button type="button" class="button" onClick={() => platform.openShortcutSettings()}>
        {t('shortcuts_change')}
      </button>
    </section>
  );
}

function Sites({ platform }: { platform: PlatformClient }) {
  const t = useTranslate();
  const allowed = useLoaded<{ sites: string[]; areAllAllowed: boolean }>(
    () => platform.listAllowedSites(),
    (again, signal) => platform.onAccessChange(again, signal),
    { sites: [], areAllAllowed: false },
    [platform],
  );

  return (
    <section>
      <h2 class="section-title">{t('sites_heading')}</h2>
      <p class="lead">{t('sites_lead')}</p>
      {(allowed.areAllAllowed || allowed.sites.length > 0) && (
        <ul class="rows">
          {allowed.areAllAllowed && (
            <li>
              <p class="row-name">{t('sites_all')}</p>
              <button
                type="button"
                class="button"
                data-testid="revoke-every-site"
                onClick={() => void platform.revokeAllSites()}
              >
                {t('access_revoke')}
              </button>
            </li>
          )}
          {allowed.sites.map((site) => (
            <li key={site}>
              <p class="row-name">{formatHost(site)}</p>
              <button
                type="button"
                class="button"
                data-testid="revoke-site"
                aria-label={t('sites_revoke', formatHost(site))}
                onClick={() => void platform.revokeSite(site)}
              >
                {t('access_revoke')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {!allowed.areAllAllowed && (
        <>
          {allowed.sites.length === 0 && <p class="hint">{t('sites_none')}</p>}
          <button
            type="button"
            class="button"
            data-testid="allow-every-site"
            onClick={() => void platform.allowAllSites()}
          >
            {t('access_allow_all')}
          </button>
        </>
      )}
    </section>
  );
}

function Dismissals({ library, undo }: { library: LibraryClient; undo: UndoStore }) {
  const t = useTranslate();
  const state = useLibraryQuery(library, () => library.listDismissals(), '');
  if (state.kind !== 'ready' || state.value.length === 0) return null;
  return (
    <section>
      <h2 class="section-title">{t('dismissals_heading')}</h2>
      <ul class="rows">
        {state.value.map(({ undoToken, postTitle, pageUrl, createdAt }) => (
          <li key={undoToken} data-testid="dismissal">
            <div>
              <p class="row-name" dir="auto">
                {postTitle}
              </p>
              <p class="meta">
                <span>{pageUrl === null ? t('dismissal_everywhere') : t('dismissal_page', formatHost(pageUrl))}</span>
                <time dateTime={createdAt}>{formatDate(t, createdAt)}</time>
              </p>
            </div>
            <button
              type="button"
              class="button"
              onClick={() => void library.undo(undoToken).catch((failure) => undo.fail(failure))}
            >
              {t('dismissal_undo')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
