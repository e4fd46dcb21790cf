import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Chromium } from '../chromium.ts';
import { callProbe, importThroughProbe, type ProbeScope, startProbe } from './probe-page.ts';

/** One call to the library's worker from a page: what came back, and how long the page waited for it, ms. */
export interface ProbeAnswer {
  value: unknown;
  ms: number;
}

/** Talks to a library worker of the real extension, without views around it. */
export interface LibraryProbe {
  page: Page;
  call(name: string, ...args: unknown[]): Promise<unknown>;
  /** Previews a file of our own schema and imports it as one source; gives how it ended. */
  importJson(json: string, name: string): Promise<unknown>;
  /** The calls one after another, timed in the page. */
  callEach(calls: { name: string; args: unknown[] }[]): Promise<ProbeAnswer[]>;
  close(): Promise<void>;
}

/** Calls sent to the page at once, so that one message never grows large. */
const CALLS_PER_EVALUATE = 20;

/** Address of the packaged library worker within the extension. */
export function findLibraryWorker(extensionDir: string): string {
  const workerFile = readdirSync(join(extensionDir, 'assets')).find((name) => /^library-worker-.*\.js$/.test(name));
  if (!workerFile) throw new Error(`${extensionDir} has no assets/library-worker-*.js. Build the extension again.`);
  return `/assets/${workerFile}`;
}

/**
 * Opens a document of the extension that has no scripts of its own, and starts the packaged worker from it as a page does:
 * through the one Trusted Types policy that the extension allows.
 */
export async function openLibraryProbe(chromium: Chromium, extensionDir: string): Promise<LibraryProbe> {
  const workerUrl = findLibraryWorker(extensionDir);
  const page = await chromium.openExtensionPage('manifest.json');
  await page.evaluate(startProbe, workerUrl);
  return {
    page,
    call: (name, ...args) => page.evaluate(callProbe, name, args),
    importJson: (json, name) => page.evaluate(importThroughProbe, json, name),
    async callEach(calls) {
      const answers: ProbeAnswer[] = [];
      for (let start = 0; start < calls.length; start += CALLS_PER_EVALUATE) {
        const batch = calls.slice(start, start + CALLS_PER_EVALUATE);
        answers.push(
          ...(await page.evaluate(async (given) => {
            const scope = globalThis as ProbeScope;
            const results: { value: unknown; ms: number }[] = [];
            for (const { name, args } of given) {
              const started = performance.now();
              const value = await scope.probeCall?.(name, args);
              results.push({ value, ms: performance.now() - started });
            }
            return results;
          }, batch)),
        );
      }
      return answers;
    },
    close: () => page.close(),
  };
}
