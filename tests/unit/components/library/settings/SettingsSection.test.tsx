// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { parseSettings } from '../../../../../utils/protocol/settings.ts';
import { all, click, one, openLibrary, run } from '../../open-app.tsx';

async function choose(group: string, value: string): Promise<void> {
  const radio = one(`setting-${group}`).querySelector<HTMLInputElement>(`input[value="${value}"]`);
  await run(() => radio?.click());
}

it('writes each choice at once', async () => {
  const { platform } = await openLibrary('?section=settings');
  await choose('theme', 'dark');
  await choose('text-size', 'large');
  await choose('strictness', 'few');
  await choose('post-limit', '50');
  await choose('density', 'compact');
  await click('setting-behind');
  await click('setting-writing');
  expect(await platform.getSettings()).toMatchObject({
    theme: 'dark',
    textSize: 'large',
    strictness: 'few',
    postLimit: 50,
    density: 'compact',
    opensBehind: true,
    followsWriting: true,
  });
});

it('keeps a list of sites that are never read, and refuses what is no site', async () => {
  const { platform } = await openLibrary('?section=settings');
  const add = async (typed: string) => {
    const field = one('never-site');
    if (field instanceof HTMLInputElement) field.value = typed;
    await run(() =>
      field.closest('form')?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true })),
    );
  };
  await add('https://www.Mail.Example.com/inbox?x=1');
  await add('没有');
  expect((await platform.getSettings()).neverRead).toEqual(['mail.example.com']);
  expect(document.querySelector('[role="alert"]')?.textContent).toContain('example.com');
  await run(() => one('never-row').querySelector('button')?.click());
  expect((await platform.getSettings()).neverRead).toEqual([]);
});

it.each([
  ['深色', '外观'],
  ['光标', '写作时'],
])('finds settings by their words: %s', async (typed, title) => {
  await openLibrary('?section=settings');
  const shown = () =>
    all('settings-group')
      .filter((group) => !group.hidden)
      .map((group) => group.querySelector('h2')?.textContent);
  const field = one('settings-search');
  await run(() => {
    if (field instanceof HTMLInputElement) field.value = typed;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  expect(shown()).toEqual([title]);
});

it('writes the settings to a file, reads them back, and undoes that', async () => {
  const files: Blob[] = [];
  const { platform } = await openLibrary(
    '?section=settings',
    {},
    { saveFile: async (_, blob) => void files.push(blob) },
  );
  await choose('theme', 'dark');
  await click('settings-export');
  await choose('theme', 'light');
  const input = one('settings-import');
  Object.defineProperty(input, 'files', { value: [new File(files, 'pangzheng-settings.json')], configurable: true });
  await run(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
  await expect.poll(async () => (await platform.getSettings()).theme).toBe('dark');
  await run(() => {});
  await click('undo');
  expect((await platform.getSettings()).theme).toBe('light');
});

it.each([
  ['nothing', null],
  ['another version', { theme: 'sepia', postLimit: 9999, strictness: 'many', unknown: 1 }],
  ['a list', [1, 2]],
  ['a hostile host', { neverRead: ['<b>'] }],
])('reads %s as whole settings', (_, value) => {
  const settings = parseSettings(value);
  expect(settings.theme).toBe('system');
  expect(settings.postLimit).toBe(20);
  expect(settings.neverRead).toEqual([]);
});

it('shows keys, sites and hidden posts, each with its way back', async () => {
  const undone: string[] = [];
  const { platform } = await openLibrary(
    '?section=settings',
    {
      listDismissals: async () => [
        { undoToken: 'd1', postId: 'p1', postTitle: '旧帖', pageUrl: null, createdAt: '2026-11-20' },
      ],
      undo: async (token) => void undone.push(token),
    },
    {
      listShortcuts: async () => [
        { command: 'search', key: 'Alt+Shift+J' },
        { command: 'clip', key: '' },
      ],
      listAllowedSites: async () => ({ sites: ['https://news.example.com'], areAllAllowed: false }),
    },
  );
  expect(one('shortcut-search').textContent).toBe('搜索帖子库Alt+Shift+J');
  expect(one('shortcut-clip').textContent).toContain('未设置');
  await click('revoke-site');
  expect(platform.log).toEqual(['revoke https://news.example.com']);
  await run(() => one('dismissal').querySelector('button')?.click());
  expect(undone).toEqual(['d1']);
});
