import { useEffect, useRef, useState } from 'preact/hooks';
import type { ImportPreview, LibraryClient } from '../../utils/protocol/library-client.ts';
import type { LibrarySection, PlatformClient } from '../../utils/protocol/platform-client.ts';
import type { MessageKey, Translate } from '../../utils/protocol/translate.ts';
import { createUndoStore } from '../common/create-undo-store.ts';
import { DamageNotice } from '../common/DamageNotice.tsx';
import { LiveRegion, useAnnouncer } from '../common/LiveRegion.tsx';
import { Logo } from '../common/Logo.tsx';
import { formatNumber, TranslateProvider, useTranslate } from '../common/translate.ts';
import { UndoBar } from '../common/UndoBar.tsx';
import { UpdateNotice } from '../common/UpdateNotice.tsx';
import { useSources } from '../common/use-sources.ts';
import { BackupSection } from './BackupSection.tsx';
import { createFolderStore } from './folders/create-folder-store.ts';
import { FolderNotices } from './folders/FolderNotices.tsx';
import { createImportStore } from './import/create-import-store.ts';
import { ImportSection } from './import/ImportSection.tsx';
import { PostsSection } from './PostsSection.tsx';
import { LIBRARY_SECTIONS, type LibraryAddress } from './read-library-address.ts';
import { SourcesSection } from './SourcesSection.tsx';
import { SettingsSection } from './settings/SettingsSection.tsx';
import { WelcomeSection } from './welcome/WelcomeSection.tsx';

const NAMES = {
  welcome: 'section_welcome',
  posts: 'section_posts',
  sources: 'section_sources',
  import: 'section_import',
  backup: 'section_backup',
  settings: 'section_settings',
} satisfies Record<LibrarySection, MessageKey>;

interface LibraryAppProps {
  library: LibraryClient;
  platform: PlatformClient;
  /** What is shown first. */
  address: LibraryAddress;
}

/** The library page: everything that is kept, and what can be done with it. */
export function LibraryApp({ t, ...props }: LibraryAppProps & { t: Translate }) {
  return (
    <TranslateProvider value={t}>
      <LibrarySurface {...props} />
    </TranslateProvider>
  );
}

function LibrarySurface({ library, platform, address }: LibraryAppProps) {
  const t = useTranslate();
  const [section, showSection] = useState(address.section);
  const [imports] = useState(() => createImportStore(library));
  const [undo] = useState(createUndoStore);
  const [folders] = useState(() => createFolderStore(library, platform, showPreview, undo.fail));
  const main = useRef<HTMLElement>(null);
  const [isOpening, setOpening] = useState(true);
  const sources = useSources(library);
  const counts: Partial<Record<LibrarySection, number>> = sources
    ? { posts: sources.reduce((sum, { postCount }) => sum + postCount, 0), sources: sources.length }
    : {};
  const [newVersion, setNewVersion] = useState('');
  const { announcement, announce } = useAnnouncer();

  /** The address follows, so that a reload and a bookmark come back to where the reader is. */
  function setSection(next: LibrarySection): void {
    showSection(next);
    history.replaceState(null, '', `?section=${next}`);
  }

  function showPreview(preview: ImportPreview): void {
    imports.show(preview);
    setSection('import');
  }

  useEffect(() => {
    const stop = new AbortController();
    // What keeps the library from answering is said where its answer is missing.
    void folders.open().catch(() => undefined);
    library.onChange(() => void folders.list().catch(() => undefined), stop.signal);
    return () => stop.abort();
  }, [folders]);

  useEffect(() => {
    const stop = new AbortController();
    platform.onUpdateAvailable(setNewVersion, stop.signal);
    return () => stop.abort();
  }, [platform]);

  return (
    <div class="library">
      <header class="library-top">
        <p class="library-name">
          <Logo />
          {t('ext_name')}
        </p>
        <nav aria-label={t('sections_label')}>
          <ul>
            {LIBRARY_SECTIONS.map((name) => (
              <li key={name}>
                <button
                  type="button"
                  data-testid={`section-${name}`}
                  aria-current={name === section ? 'page' : undefined}
                  onClick={() => setSection(name)}
                >
                  <span>{t(NAMES[name])}</span>
                  {counts[name] !== undefined && <span class="nav-count">{formatNumber(t, counts[name])}</span>}
                </button>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      {newVersion !== '' && <UpdateNotice version={newVersion} onApply={() => platform.applyUpdate()} />}
      <DamageNotice library={library} isAskedAtFirst={true} />
      <FolderNotices store={folders} />
      <main
        ref={main}
        tabIndex={-1}
        data-section={section}
        data-state={isOpening && section === 'posts' ? 'reading' : 'ready'}
      >
        <h1>{t(NAMES[section])}</h1>
        {renderSection()}
      </main>
      <UndoBar store={undo} announce={announce} onFocusLost={() => main.current?.focus()} />
      <LiveRegion text={announcement} />
    </div>
  );

  function renderSection() {
    switch (section) {
      case 'posts':
        return (
          <PostsSection
            library={library}
            platform={platform}
            undo={undo}
            announce={announce}
            address={address}
            onOpen={() => setOpening(false)}
            openImport={() => setSection('import')}
          />
        );
      case 'sources':
        return (
          <SourcesSection library={library} folders={folders} undo={undo} openImport={() => setSection('import')} />
        );
      case 'import':
        return (
          <ImportSection
            store={imports}
            folders={folders}
            platform={platform}
            library={library}
            undo={undo}
            announce={announce}
            openPosts={() => setSection('posts')}
            onFocusLost={() => main.current?.focus()}
          />
        );
      case 'backup':
        return <BackupSection library={library} platform={platform} undo={undo} announce={announce} />;
      case 'welcome':
        return <WelcomeSection library={library} platform={platform} announce={announce} openSection={setSection} />;
      case 'settings':
        return <SettingsSection library={library} platform={platform} undo={undo} announce={announce} />;
    }
  }
}
