import { render } from 'preact';
import { LibraryApp } from '../../components/library/LibraryApp.tsx';
import { readLibraryAddress } from '../../components/library/read-library-address.ts';
import { createLibraryClient } from '../../utils/platform/create-library-client.ts';
import { createPlatformClient } from '../../utils/platform/create-platform-client.ts';
import { createTranslate } from '../../utils/platform/create-translate.ts';
import { applyLook } from '../../utils/platform/settings-store.ts';
import '../../components/library/library.css';

// First of all: the worker loads the library while this page is still being built.
const library = createLibraryClient();
const t = createTranslate();
document.documentElement.lang = t('locale_tag');
applyLook(document.documentElement);
document.title = `${t('library_title')} · ${t('ext_name')}`;

const root = document.getElementById('root');
if (root) {
  render(
    <LibraryApp
      library={library}
      platform={createPlatformClient()}
      t={t}
      address={readLibraryAddress(location.search)}
    />,
    root,
  );
}
