// Takes a picture of every state, in both themes and in forced colours, in both languages, with the real Chromium, into .output/pictures/.
// Builds nothing: run `npm run build` first, or `npm run pictures`, which does.
// With --keep the six guarded ones go to docs/pictures/, in Chinese: README's, and what the picture test compares with.
//   node tests/browser/pictures.ts [--keep] [--only NAME|guarded] [--theme light|dark|forced] [--lang zh-CN|en] [--out DIRECTORY]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtExtension } from './built-extension.ts';
import { launchChromium } from './chromium.ts';
import { startPageServer } from './page-server.ts';
import { GUARDED, pictureFile } from './pictures/guarded.ts';
import { shootState } from './pictures/shoot-state.ts';
import { importPosts, STATES } from './pictures/states.ts';
import { samplePages } from './sample-pages.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    theme: { type: 'string', default: '' },
    lang: { type: 'string', default: '' },
    out: { type: 'string', default: join('.output', 'pictures') },
    keep: { type: 'boolean', default: false },
  },
});
const themes = (['light', 'dark', 'forced'] as const).filter((theme) => values.theme === '' || theme === values.theme);
const languages = (['zh-CN', 'en'] as const).filter((language) => values.lang === '' || language === values.lang);
const states = STATES.filter(({ name }) =>
  values.only === 'guarded' ? GUARDED.some((kept) => kept.name === name) : name.includes(values.only),
);

mkdirSync(values.out, { recursive: true });
const server = await startPageServer(samplePages());
let failed = 0;
for (const language of languages) {
  const chromium = await launchChromium({
    extensionDir: builtExtension('chrome'),
    language,
    args: ['--window-size=1280,1000', '--force-device-scale-factor=1'],
  });
  try {
    await importPosts({ chromium, server }, 'tests/browser/pictures/twelve-posts.csv');
    for (const state of states) {
      for (const theme of themes) {
        const file = join(values.out, `${state.name}.${theme}.${language}.png`);
        try {
          const picture = await shootState(state, { chromium, server }, theme);
          writeFileSync(file, picture);
          console.log(file);
          const guarded = GUARDED.find((kept) => kept.name === state.name && kept.theme === theme);
          if (values.keep && guarded && language === 'zh-CN') writeFileSync(pictureFile(guarded), picture);
        } catch (error) {
          failed++;
          console.error(`${file}: ${error instanceof Error ? error.stack : error}`);
        }
        await chromium.closeTabs();
      }
    }
  } finally {
    await chromium.close();
  }
}
await server.close();
process.exitCode = failed === 0 ? 0 : 1;
