import type { Page } from 'puppeteer-core';
import { type Stage, type State, settleFrames, settleHeight } from './states.ts';

/** CSS pixels of the popup, see related.css. */
const POPUP_WIDTH = 420;

/** 'forced' is the system's own colours on black, as in Windows' contrast themes. */
export type Theme = 'light' | 'dark' | 'forced';

/** Brings a state about and takes its picture, as PNG bytes. */
export async function shootState(state: State, stage: Stage, theme: Theme): Promise<Uint8Array> {
  const view = await state.open(stage);
  await emulateTheme(view, theme);
  if (view.url().endsWith('/popup.html')) return shootPopup(view);
  if (state.size) await view.setViewport({ ...state.size, deviceScaleFactor: 1 });
  await settleHeight(view);
  return view.screenshot({ type: 'png', fullPage: state.isWhole ?? false });
}

/** Puppeteer's own emulation knows no forced colours. */
async function emulateTheme(view: Page, theme: Theme): Promise<void> {
  const session = await view.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: theme === 'light' ? 'light' : 'dark' },
      { name: 'forced-colors', value: theme === 'forced' ? 'active' : 'none' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
}

/**
 * A headless popup has a window of its own size, 450 px wide and cut off at the foot, and takes no other. The document is
 * given the width of a real one, and pictured whole.
 */
async function shootPopup(view: Page): Promise<Uint8Array> {
  // The footer comes when the browser has told the keys, and all posts but the first after the first paint.
  await view.waitForSelector('[data-testid=shortcut]');
  await settleFrames(view);
  await settleFrames(view);
  const size = await view.evaluate((width) => {
    document.documentElement.style.width = `${width}px`;
    return { width, height: Math.round(document.documentElement.getBoundingClientRect().height) };
  }, POPUP_WIDTH);
  await settleFrames(view);
  return view.screenshot({ type: 'png', clip: { x: 0, y: 0, ...size }, captureBeyondViewport: true });
}
