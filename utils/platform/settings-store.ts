import { browser } from 'wxt/browser';
import { parseSettings, type Settings } from '../protocol/settings.ts';

const KEY = 'settings';

/** Copy for the first paint: storage.local answers too late for it. Shared by the pages of the extension. */
const MIRROR = 'pangzheng.settings';

export async function getSettings(): Promise<Settings> {
  const { [KEY]: stored } = await browser.storage.local.get(KEY);
  return parseSettings(stored);
}

/** Changes only what is named; two pages that change different things both have their way. */
export async function saveSettings(change: Partial<Settings>): Promise<void> {
  const next = parseSettings({ ...(await getSettings()), ...change });
  await browser.storage.local.set({ [KEY]: next });
  localStorage.setItem(MIRROR, JSON.stringify(next));
}

export function onSettingsChange(listener: () => void, signal: AbortSignal): void {
  const onChanged = (changes: Record<string, unknown>) => {
    if (KEY in changes) listener();
  };
  browser.storage.local.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(onChanged));
}

/** Theme and text size on the document, at once from the copy, and again whenever they are changed. */
export function applyLook(root: HTMLElement): void {
  const apply = ({ theme, textSize }: Settings) => {
    root.dataset.theme = theme;
    root.dataset.textSize = textSize;
  };
  apply(parseSettings(readMirror()));
  const follow = () => void getSettings().then(apply);
  follow();
  onSettingsChange(follow, new AbortController().signal);
}

function readMirror(): unknown {
  try {
    return JSON.parse(localStorage.getItem(MIRROR) ?? '{}');
  } catch {
    return {};
  }
}
