import { render } from 'preact';
import { RelatedApp } from '../../components/related/RelatedApp.tsx';
import { createLibraryClient } from '../../utils/platform/create-library-client.ts';
import { createPlatformClient } from '../../utils/platform/create-platform-client.ts';
import { createTranslate } from '../../utils/platform/create-translate.ts';
import { applyLook } from '../../utils/platform/settings-store.ts';
import '../../components/related/related.css';
import '../../components/related/panel.css';

// First of all: the worker loads the library while this page is still being built.
const library = createLibraryClient();
const t = createTranslate();
document.documentElement.lang = t('locale_tag');
applyLook(document.documentElement);
document.title = t('ext_name');

const root = document.getElementById('root');
if (root) {
  render(<RelatedApp surface="panel" library={library} platform={createPlatformClient()} t={t} />, root);
}
