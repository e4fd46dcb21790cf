import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtExtension } from '../built-extension.ts';
import { type Firefox, launchFirefox } from '../firefox.ts';
import { WAIT } from '../library/page-scripts.ts';
import { chooseInFirefox, clickInTab, giveFolderInFirefox } from './choose-in-firefox.ts';

const scratch = mkdtempSync(join(tmpdir(), 'pangzheng-folder-'));
const folder = join(scratch, '笔记');
let firefox: Firefox;

const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
const textOf = (selector: string) =>
  firefox.run(`${WAIT} return waitFor(arguments[0]).then((element) => element.textContent);`, selector);
const click = async (selector: string) => {
  await textOf(selector);
  await clickInTab(firefox, selector);
};

beforeAll(async () => {
  for (const below of ['增长', '.obsidian']) mkdirSync(join(folder, below), { recursive: true });
  write('增长/留存.md', '# 留存\n\n次日留存先看激活动作，再看推送时机。');
  write('增长/裂变.md', '# 裂变\n\n邀请奖励给双方，新客的那份要大。');
  write('.obsidian/workspace.json', '{"text":"不该读到的工作区"}');
  firefox = await launchFirefox({
    extensionPath: builtExtension('firefox'),
    preferences: {
      'extensions.webextOptionalPermissionPrompts': false,
      // The browser's question can be answered at once.
      'security.dialog_enable_delay': 0,
    },
  });
  await giveFolderInFirefox(firefox, folder);
});
afterAll(async () => {
  await firefox?.close();
  rmSync(scratch, { recursive: true, force: true });
});

it('takes over the difference when the folder is chosen again, and says why it has to be', async () => {
  await firefox.navigate(`${firefox.extensionOrigin}/library.html?section=import`);
  expect(await textOf('.follow')).toMatch(/does not let an extension reopen a folder/);
  await chooseInFirefox(firefox, '.follow button');
  expect(await textOf('[data-testid=import-preview]')).toMatch(/2 new posts/);
  await click('[data-testid=import-run]');
  await textOf('[data-testid=import-done]');

  write('增长/留存.md', '# 留存\n\n七日留存先看内容供给。');
  write('定价.md', '# 定价\n\n先看锚点价，再定主推款。');
  rmSync(join(folder, '增长/裂变.md'));
  await firefox.navigate(`${firefox.extensionOrigin}/library.html?section=sources`);
  await textOf('[data-testid=folder-line][data-state=choose-again]');
  await chooseInFirefox(firefox, '[data-testid=folder-line] button');
  const preview = String(await textOf('[data-testid=import-preview]'));
  expect(preview).toContain('1 new, 1 changed, 1 vanished');
  expect(preview).toContain('裂变');
  await click('[data-testid=import-run]');
  await textOf('[data-testid=import-done]');
  await firefox.navigate(`${firefox.extensionOrigin}/library.html?section=posts&query=先看`);
  await textOf('[data-testid=library-post]');
  const titles = await firefox.run(
    `return [...document.querySelectorAll('[data-testid=library-post] [data-testid=post-title]')].map((title) => title.textContent)`,
  );
  expect(new Set(titles as string[])).toEqual(new Set(['定价', '留存']));
});
