import { setTimeout as rest } from 'node:timers/promises';
import type { ScaleBrowser } from './scale-browser.ts';

/** The longest that 300,000 posts may take to import on a slow machine. */
const IMPORT_WAIT_MS = 3_600_000;
/** The longest wait for the import's segments to be joined, and how often to look. */
const MAINTENANCE_WAIT_MS = 180_000;
const MAINTENANCE_LOOK_MS = 1_000;
/** Between two questions whether it is done: the error of the seconds that are reported. */
const ASK_AGAIN_MS = 50;

export interface ImportFigures {
  /** From choosing the file to the preview: everything read once and compared with the library. */
  previewSeconds: number;
  /** From the click on "import" to the end, everything committed. */
  importSeconds: number;
  /** Main-thread tasks over 50 ms of the library page while previewing and importing, ms each; null in Firefox. */
  longTasks: number[] | null;
  /** What each part took (ImportParts in utils/library/store/world.ts), ms; null in Firefox. */
  importParts: Record<string, number> | null;
  segmentCount: number;
  /** Index and table of all segments, as stored. */
  storedBytes: number;
  /** Copies of segments that the lists of a large library are read from. */
  copiedBytes: number;
  /** All that the extension keeps on the disk, posts and copies included, as the browser counts it. */
  diskBytes: number;
  /** Of the processes that run the extension's pages, while importing. */
  peakMemoryBytes: number | null;
}

/** The library page, driven as a reader does: choose a file, look at the preview, click. */
export async function measureImport(browser: ScaleBrowser, file: string): Promise<ImportFigures> {
  await browser.openLibrary('import');
  await waitFor(browser, 'input[data-testid="import-files"]');
  await browser.run('globalThis.longTasks?.splice(0)'); // those of loading the page itself
  const chosenAt = performance.now();
  await browser.chooseFile('[data-testid="import-files"]', file);
  await waitFor(browser, 'button[data-testid="import-run"]:enabled');
  const previewSeconds = (performance.now() - chosenAt) / 1000;
  const startedAt = performance.now();
  await browser.run(`document.querySelector('button[data-testid="import-run"]').click()`);
  await waitFor(browser, 'button[data-testid="import-open-posts"]');
  const importSeconds = (performance.now() - startedAt) / 1000;
  const longTasks = (await browser.run('return globalThis.longTasks ?? null')) as number[] | null;
  const importParts = await browser.readWorkerMeasures();
  const stored = await waitForMaintenance(browser);
  return {
    previewSeconds,
    importSeconds,
    longTasks,
    importParts,
    ...stored,
    peakMemoryBytes: browser.memory()?.peakBytes ?? null,
  };
}

/** Waits longer than one question to the browser may stay open, by asking again and again. */
async function waitFor(browser: ScaleBrowser, selector: string): Promise<void> {
  for (const started = performance.now(); performance.now() - started < IMPORT_WAIT_MS; await rest(ASK_AGAIN_MS)) {
    if ((await browser.run('return document.querySelector(arguments[0]) !== null', selector)) === true) return;
  }
  throw new Error(`The library page did not show ${selector} within ${IMPORT_WAIT_MS / 1000} s.`);
}

type Stored = Pick<ImportFigures, 'segmentCount' | 'storedBytes' | 'copiedBytes' | 'diskBytes'>;

/** The page joins the import's segments once nobody asks it anything, and copies large ones; what is stored when that ends is what stays. */
async function waitForMaintenance(browser: ScaleBrowser): Promise<Stored> {
  let last = '';
  let sameLooks = 0;
  for (const started = performance.now(); ; await rest(MAINTENANCE_LOOK_MS)) {
    const stored = (await browser.run(READ_STORED)) as Stored;
    const now = `${stored.segmentCount} ${stored.copiedBytes}`;
    sameLooks = now === last ? sameLooks + 1 : 0;
    last = now;
    if (stored.segmentCount === 1 || sameLooks > 30 || performance.now() - started > MAINTENANCE_WAIT_MS) return stored;
  }
}

const READ_STORED = `
  const wait = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return (async () => {
    const database = await wait(indexedDB.open('library'));
    const { segments } = await wait(database.transaction('manifest').objectStore('manifest').get('current'));
    database.close();
    const { usage } = await navigator.storage.estimate();
    let storedBytes = 0;
    for (const { bytes } of segments) storedBytes += bytes;
    let copiedBytes = 0;
    try {
      const directory = await (await navigator.storage.getDirectory()).getDirectoryHandle('segments');
      for await (const file of directory.values()) copiedBytes += (await file.getFile()).size;
    } catch {
      // There are none, or one is being written.
    }
    return { segmentCount: segments.length, storedBytes, copiedBytes, diskBytes: usage ?? 0 };
  })();`;
