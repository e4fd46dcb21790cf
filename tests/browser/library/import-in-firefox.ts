import type { Firefox } from '../firefox.ts';

/** Resolves when the selector is there; Marionette's own limit ends it otherwise. */
export const WAIT = `
  const waitFor = (selector) => new Promise((resolve) => {
    const look = () => document.querySelector(selector) ? resolve(document.querySelector(selector)) : requestAnimationFrame(look);
    look();
  });`;

/** Imports a file on the library page, as a reader would who has chosen it. */
export async function importInFirefox(firefox: Firefox, text: string, fileName: string): Promise<void> {
  await firefox.navigate(`${firefox.extensionOrigin}/library.html?section=import`);
  await firefox.run(
    `${WAIT}
    return (async () => {
      const input = await waitFor('input[data-testid="import-files"]');
      const chosen = new DataTransfer();
      chosen.items.add(new File([arguments[0]], arguments[1]));
      input.files = chosen.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      (await waitFor('button[data-testid="import-run"]:enabled')).click();
      await waitFor('button[data-testid="import-open-posts"]');
    })();`,
    text,
    fileName,
  );
}
