// Takes a picture of a real popup, side panel or library page. Builds nothing: run `npm run build` first.
//   node tests/browser/shoot.ts <popup|panel|library> [--page FILE.html|URL] [--theme light|dark] [--lang zh-CN|en]
//     [--dir .output/chrome-mv3] [--out shot.png] [--query "library.html query, like section=import"] [--width N]
//     [--wait CSS selector] [--print]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { launchChromium } from './chromium.ts';
import { openPanelFromPopup } from './open-panel-from-popup.ts';
import { startPageServer } from './page-server.ts';
import { settleFrames } from './pictures/states.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    page: { type: 'string', default: 'data/sample/page.html' },
    theme: { type: 'string', default: 'light' },
    lang: { type: 'string', default: 'zh-CN' },
    dir: { type: 'string', default: '.output/chrome-mv3' },
    out: { type: 'string', default: 'shot.png' },
    query: { type: 'string', default: '' },
    width: { type: 'string' },
    wait: { type: 'string' },
    print: { type: 'boolean', default: false },
  },
});
const surface = positionals[0];
if (surface !== 'popup' && surface !== 'panel' && surface !== 'library') {
  console.error('Say what to picture: popup, panel or library.');
  process.exit(2);
}
/** A view that has finished says so on its <main>; anything but these two states is final. */
const SETTLED = 'main[data-state]:not([data-state=loading]):not([data-state=reading]):not(:has([aria-busy=true]))';

const isUrl = /^https?:/.test(values.page);
const server = isUrl ? null : await startPageServer({ '/page.html': { body: readFileSync(values.page) } });
const chromium = await launchChromium({
  extensionDir: values.dir,
  language: values.lang === 'en' ? 'en' : 'zh-CN',
  args: ['--window-size=1280,1000'],
});
try {
  const tab = await chromium.openTab(server ? `${server.origin}/page.html` : values.page);
  const view =
    surface === 'library'
      ? await chromium.openExtensionPage(`library.html${values.query ? `?${values.query}` : ''}`)
      : surface === 'popup'
        ? await chromium.clickToolbar(tab)
        : await openPanelFromPopup(chromium, tab);
  view.on('pageerror', (error) => console.error('page error:', error));
  await view.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: values.theme }]);
  if (values.width) await view.setViewport({ width: Number(values.width), height: 1000 });
  await view
    .waitForSelector(values.wait ?? SETTLED, { timeout: 20_000 })
    .catch((error) => console.error(String(error)));
  await settleFrames(view);
  await view.screenshot({ path: values.out as `${string}.png`, fullPage: surface === 'library' });
  if (values.print) console.log(await view.evaluate(() => document.body.innerText));
} finally {
  await chromium.close();
  await server?.close();
}
