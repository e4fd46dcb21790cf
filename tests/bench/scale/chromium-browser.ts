import { launchChromium } from '../../browser/chromium.ts';
import { openLibraryProbe } from '../../browser/library/library-probe.ts';
import { pinExtension } from './pin-extension.ts';
import { readMemory } from './process-memory.ts';
import type { ScaleBrowser, TimedAnswer } from './scale-browser.ts';

/** A real Chromium with the extension, over a profile that is kept. Tells of long tasks in `globalThis.longTasks`. */
export async function openChromium(extensionDir: string, profileDir: string): Promise<ScaleBrowser> {
  const chromium = await launchChromium({ extensionDir, profileDir });
  const library = await chromium.browser.newPage();
  await library.evaluateOnNewDocument(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  let tab = library;
  const call = (body: string, args: unknown[]) => `(function () {${body}}).apply(null, ${JSON.stringify(args)})`;
  return {
    async openLibrary(section) {
      await library.goto(`chrome-extension://${chromium.extensionId}/library.html?section=${section}`);
    },
    async chooseFile(selector, file) {
      const input = await library.waitForSelector(`input${selector}`);
      await (await input?.toElement('input'))?.uploadFile(file);
    },
    run: (body, ...args) => library.evaluate(call(body, args)),
    async readWorkerMeasures() {
      const [worker] = library.workers();
      const measures = await worker?.evaluate(() =>
        performance.getEntriesByType('measure').map(({ name, duration }) => [name, duration] as const),
      );
      return measures ? Object.fromEntries(measures) : null;
    },
    async openTab(url) {
      tab = await chromium.openTab(url);
    },
    async clickToolbar() {
      const clickedAt = Date.now();
      await chromium.extension.triggerAction(tab);
      return clickedAt;
    },
    runInPopup: async (body) => (await chromium.waitForPage('popup.html')).evaluate(call(body, [])),
    async closePopup() {
      const popup = await chromium.waitForPage('popup.html');
      await popup.close();
    },
    async callEach(batches) {
      const probe = await openLibraryProbe(chromium, extensionDir);
      const answers: TimedAnswer[][] = [];
      for (const batch of batches) answers.push(await probe.callEach(batch));
      return answers;
    },
    memory: () =>
      // Chromium marks the processes that run an extension's pages.
      readMemory(chromium.browser.process()?.pid ?? -1, ({ commandLine }) =>
        commandLine.includes('--extension-process'),
      ),
    async close() {
      await chromium.close();
      // Only a browser that is closed takes what is written into its profile.
      pinExtension(profileDir, chromium.extensionId);
    },
  };
}
