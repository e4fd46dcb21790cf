/** Pages of the extension hear one another here; nobody else does. */
const CHANNEL = 'pangzheng.panel';

/** In the panel: answers whoever asks whether this window has one. */
export function answerForPanel(windowId: Promise<number>): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', async ({ data }) => {
    if (data?.ask === (await windowId)) channel.postMessage({ panelOf: data.ask });
  });
}

/**
 * Resolves when the panel of this window has answered, and never where there is none: browsers do not tell which window
 * a panel belongs to (Chromium's getContexts gives -1), and a time limit would be wrong on some machine.
 */
export function waitForPanel(windowId: number): Promise<void> {
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise((resolve) => {
    channel.addEventListener('message', ({ data }) => {
      if (data?.panelOf !== windowId) return;
      channel.close();
      resolve();
    });
    channel.postMessage({ ask: windowId });
  });
}
