import { useRef, useState } from 'preact/hooks';
import type { LibraryClient } from '../../../utils/protocol/library-client.ts';
import type { LibrarySection, PlatformClient, Shortcut } from '../../../utils/protocol/platform-client.ts';
import { ErrorNotice } from '../../common/ErrorNotice.tsx';
import { COMMAND_NAMES } from '../../common/KeyHelp.tsx';
import { useTranslate } from '../../common/translate.ts';
import { useLibraryQuery } from '../../common/use-library-query.ts';
import { useLoaded } from '../../common/use-loaded.ts';
import { useSettings } from '../../common/use-settings.ts';
import { useSourceNames } from '../../common/use-source-names.ts';
import { useSources } from '../../common/use-sources.ts';
import { CardServicesProvider } from '../../post/card-context.ts';
import { PostCard } from '../../post/PostCard.tsx';
import { useSurfaceCards } from '../../post/use-surface-cards.ts';
import { ORIGINS } from './origins.ts';
import { PinPicture } from './PinPicture.tsx';
import { createSamplePage, SAMPLE_PARAGRAPHS, SAMPLE_TITLE } from './sample-article.ts';

/** Posts shown beside the example. */
const SHOWN = 2;

interface WelcomeSectionProps {
  library: LibraryClient;
  platform: PlatformClient;
  announce(text: string): void;
  openSection(section: LibrarySection): void;
}

/** What one should know on the first day: what it does, on an example, and how to begin. */
export function WelcomeSection({ library, platform, announce, openSection }: WelcomeSectionProps) {
  const t = useTranslate();
  const [isTried, setTried] = useState(false);
  const answer = useRef<HTMLDivElement>(null);

  function tryExample(): void {
    answer.current?.focus(); // the button goes
    setTried(true);
  }

  const shortcuts = useLoaded<Shortcut[]>(
    () => platform.listShortcuts(),
    (again, signal) => addEventListener('focus', again, { signal }),
    [],
    [platform],
  );
  const access = useLoaded(
    () => platform.listAllowedSites(),
    (again, signal) => platform.onAccessChange(again, signal),
    { sites: [], areAllAllowed: false },
    [platform],
  );
  return (
    <div class="welcome">
      <p class="welcome-lead">{t('welcome_lead')}</p>

      <section class="welcome-example" aria-labelledby="welcome-example">
        <h2 class="section-title" id="welcome-example">
          {t('welcome_example')}
        </h2>
        <div class="welcome-pair">
          <article class="welcome-article" lang="zh-CN">
            <h3>{SAMPLE_TITLE}</h3>
            {SAMPLE_PARAGRAPHS.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </article>
          <div class="welcome-answer" aria-live="polite" tabIndex={-1} ref={answer}>
            {isTried ? (
              <Example library={library} platform={platform} announce={announce} />
            ) : (
              <button type="button" class="button is-main" data-testid="welcome-try" onClick={tryExample}>
                {t('welcome_try')}
              </button>
            )}
          </div>
        </div>
      </section>

      <ol class="steps">
        <li>
          <h2 class="section-title">{t('welcome_pin')}</h2>
          <p>{t('welcome_pin_text')}</p>
          <PinPicture />
        </li>
        <li>
          <h2 class="section-title">{t('welcome_import')}</h2>
          <p>{t('welcome_import_text')}</p>
          <dl class="origins">
            {ORIGINS.map(({ name, how }) => (
              <div key={name}>
                <dt>{t(name)}</dt>
                <dd>{t(how)}</dd>
              </div>
            ))}
          </dl>
          <button
            type="button"
            class="button is-main"
            data-testid="welcome-import"
            onClick={() => openSection('import')}
          >
            {t('examples_import')}
          </button>
        </li>
        <li>
          <h2 class="section-title">{t('shortcuts_heading')}</h2>
          <dl class="keys" data-testid="welcome-keys">
            {shortcuts.map(({ command, key }) => (
              <div key={command}>
                <dt>{t(COMMAND_NAMES[command])}</dt>
                <dd>{key === '' ? t('shortcut_unset') : <kbd>{key}</kbd>}</dd>
              </div>
            ))}
          </dl>
          <button type="button" class="link" onClick={() => platform.openShortcutSettings()}>
            {t('shortcuts_change')}
          </button>
        </li>
        <li>
          <h2 class="section-title">{t('welcome_access')}</h2>
          <p>{t(access.areAllAllowed ? 'access_all' : 'welcome_access_text')}</p>
          {!access.areAllAllowed && (
            <button
              type="button"
              class="link"
              data-testid="welcome-allow"
              onClick={() => void platform.allowAllSites()}
            >
              {t('access_allow_all')}
            </button>
          )}
        </li>
      </ol>
    </div>
  );
}

/** The related posts of the example, found as those of any page are. */
function Example({ library, platform, announce }: Pick<WelcomeSectionProps, 'library' | 'platform' | 'announce'>) {
  const t = useTranslate();
  const settings = useSettings(platform);
  const cards = useSurfaceCards(platform, useSourceNames(useSources(library)), announce, settings.opensBehind);
  const found = useLibraryQuery(
    library,
    () => library.find(createSamplePage(), { disabledKeywords: [], limit: SHOWN }),
    '',
  );
  switch (found.kind) {
    case 'loading':
      return <p class="waiting">{t('finding')}</p>;
    case 'failed':
      return <ErrorNotice title={t('failed_title')} error={found.error} />;
    case 'ready':
      if (found.value.kind === 'silent') return <p data-testid="welcome-none">{t('welcome_none')}</p>;
      return (
        <CardServicesProvider value={cards}>
          <ol class="posts">
            {found.value.posts.map(({ post, excerpt, strength, reasons }) => (
              <li key={post.id}>
                <PostCard post={post} excerpt={excerpt} strength={strength} reasons={reasons} />
              </li>
            ))}
          </ol>
        </CardServicesProvider>
      );
  }
}
