import type { Page } from 'puppeteer-core';

/**
 * No driver can work the browser's own picker of folders. A folder that is dropped on a page gives the same handle, with the
 * same permission to read, so the page's `showDirectoryPicker` is made to give that one; all behind it is real.
 */
export async function giveFolder(page: Page, folder: string): Promise<void> {
  await page.evaluate(() => {
    const stop = new AbortController();
    const hold = (event: DragEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('dragover', hold, { capture: true, signal: stop.signal });
    document.addEventListener(
      'drop',
      (event) => {
        hold(event);
        stop.abort();
        const [item] = event.dataTransfer?.items ?? [];
        const handle = (item as unknown as { getAsFileSystemHandle(): Promise<unknown> }).getAsFileSystemHandle();
        Object.assign(window, { showDirectoryPicker: () => handle });
      },
      { capture: true, signal: stop.signal },
    );
  });
  const session = await page.createCDPSession();
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  await page.bringToFront();
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
  }
  await session.detach();
}
