import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { compileAtOnce } from './scripts/compile-at-once.ts';
import { listPackagedCMaps } from './scripts/list-packaged-cmaps.ts';
import { listPackagedData } from './scripts/list-packaged-data.ts';
import { listPackagedDocuments } from './scripts/list-packaged-documents.ts';
import { sealPdfJs } from './scripts/seal-pdfjs.ts';
import { readTeamBuild } from './scripts/team/team-build.ts';

/**
 * Extension pages load nothing but their own files, and send nothing by fetch, socket, image, frame or form. What a policy
 * does not cover (WebRTC, preconnect, opening an address) no file of the package uses: tests/browser/packages.test.ts.
 * Trusted Types leave one way to name a script address, the policy `pangzheng-worker` (see create-library-client.ts).
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types pangzheng-worker',
].join('; ');

/**
 * Firefox asks DNS for the host of every link that a page of an extension shows, before anybody clicks: the resolver would
 * learn where the posts of the library come from. This stands first in the head of every page, also of those to come.
 */
const noDnsPrefetch = {
  name: 'pangzheng:no-dns-prefetch',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'x-dns-prefetch-control', content: 'off' },
      injectTo: 'head-prepend' as const,
    },
  ],
};

/** What WXT's dev server needs: its own address for scripts, styles and the reload socket. Never in a build. */
const DEVELOPMENT_POLICY = "script-src 'self'; object-src 'self'";

/** The reasons are also in docs and in the privacy statement: change them together. */
const PERMISSIONS = [
  // Read the tab on which the reader just clicked, pressed a key or chose a menu item. No warning at install.
  'activeTab',
  // Run page-reader.js in that tab, once, when asked, and on allowed sites what the reader switched on: page-opened.js for the
  // badge, writing-watcher.js while the panel is open. There is no content script otherwise.
  'scripting',
  // Settings (storage.local), and what a menu item hands to the panel it opens (storage.session).
  'storage',
  // A library of tens of thousands of posts: lifts the quota of IndexedDB, and the browser may not evict it.
  'unlimitedStorage',
  // "Find posts related to the selected text" and "save to library" in the context menu.
  'contextMenus',
];

/** Builds of several people or tests at once: each may name its own directory. Default: .output */
const outDir = process.env.PANGZHENG_OUT_DIR || '.output';

/**
 * What the sources for Mozilla's reviewers hold: all that `npm ci && npm run build:firefox` needs, and nothing that
 * happens to lie in the directory. Not data/sources: the build takes data/bundled, and a publisher's exports there may
 * say more than the posts made of them.
 */
const SOURCES = {
  includeSources: [
    '{components,data,docs,entrypoints,public,scripts,utils}/**/*',
    '*.md',
    'LICENSE',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'wxt.config.ts',
  ],
  excludeSources: ['data/sources/**'],
};

/** What `npm run build:team` asks for; null in every other build, which then holds nothing of a team. */
const team = readTeamBuild();

/** A name that nobody else can have. It never changes: to Firefox another id is another add-on with another library. */
const FIREFOX_ID = '{3233f7a8-4220-4149-ab0e-9a4921850d1e}';

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  outDir,
  // A team's packages are not to be taken for the store's.
  zip: team ? { ...SOURCES, name: 'pangzheng-team' } : SOURCES,
  // The library's worker is an ES module: importers and suggestions load when they are first used.
  vite: () => ({
    plugins: [preact(), noDnsPrefetch],
    worker: {
      format: 'es',
      plugins: () => [sealPdfJs, compileAtOnce],
      // With all that it imports, in one file: what the importers share with it would else be files of their own, to be asked for
      // one after the other.
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: 'run-library-worker', test: /run-library-worker\.ts$/ }] } },
      },
    },
    ...team?.vite,
  }),
  hooks: {
    // The bundled posts, their index, the background statistics and the tables of character codes ship as files that the
    // library fetches; licences of all that is bundled, privacy and security beside them.
    'build:publicAssets': (_, files) => {
      files.push(...listPackagedData(), ...listPackagedCMaps(), ...listPackagedDocuments());
      team?.changeFiles(files);
    },
    // WXT takes these titles from the pages' <title>, which is written by script in the reader's language.
    'build:manifestGenerated': (_, manifest) => {
      if (manifest.action) manifest.action.default_title = '__MSG_ext_name__';
      if (manifest.sidebar_action) {
        manifest.sidebar_action.default_title = '__MSG_ext_name__';
        // Nothing shows itself before the reader asks for it.
        manifest.sidebar_action.open_at_install = false;
      }
      team?.changeManifest(manifest);
    },
  },
  manifest: ({ browser, command }) => ({
    name: '__MSG_ext_name__',
    description: '__MSG_ext_description__',
    default_locale: 'zh_CN',
    permissions: [
      ...PERMISSIONS,
      // The panel beside the page. Firefox has sidebar_action, which needs no permission.
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    // Asked for from a button in the panel, for one site or for all, so that the panel can follow the reader there
    // without a click on every page. Never at install; revocable in the panel and in the browser.
    optional_host_permissions: ['http://*/*', 'https://*/*'],
    // Asked for when the reader has the library follow the browser's bookmarks; without it they are never read.
    optional_permissions: ['bookmarks'],
    content_security_policy: { extension_pages: command === 'serve' ? DEVELOPMENT_POLICY : CONTENT_SECURITY_POLICY },
    options_ui: { page: 'library.html', open_in_tab: true },
    // At most four may suggest a key. The UI shows the keys that commands.getAll() reports, not these. Not the letters of
    // Firefox's menu bar, F E V S B T H in Chinese and English: with Alt+Shift, too, they open the menu and not us.
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+K' } },
      search: { suggested_key: { default: 'Alt+Shift+J' }, description: '__MSG_command_search__' },
      'open-panel': { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_command_open_panel__' },
      clip: { suggested_key: { default: 'Alt+Shift+D' }, description: '__MSG_command_clip__' },
    },
    omnibox: { keyword: 'pz' },
    // Firefox opens no database for pages of an add-on in a private window, while its background would save for good: it
    // stays out. Elsewhere the reader may let it in; then nothing is kept but what the reader saves and confirms.
    incognito: browser === 'firefox' ? 'not_allowed' : 'spanning',
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: FIREFOX_ID,
              // First release with Trusted Types; data_collection_permissions came with 140, optional_host_permissions with 128.
              strict_min_version: '148.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          // action.openPopup() for everybody came with 127; sidePanel.open() with 116, Trusted Types with 83.
          minimum_chrome_version: '127',
        }),
  }),
});
