import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Chromium } from '../chromium.ts';

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

interface ProbeScope {
  probeCall?: (name: string, args: unknown[]) => Promise<unknown>;
}

/** Calls sent to the page at once, so that one message never grows large. */
const CALLS_PER_EVALUATE = 20;

/**
 * Opens a document of the extension that has no scripts of its own, and starts the packaged worker from it as a page does:
 * through the one Trusted Types policy that the extension allows.
 */
export async function openLibraryProbe(chromium: Chromium, extensionDir: string): Promise<LibraryProbe> {
  const workerFile = readdirSync(join(extensionDir, 'assets')).find((name) => /^library-worker-.*\.js$/.test(name));
  if (!workerFile) throw new Error(`${extensionDir} has no assets/library-worker-*.js. Build the extension again.`);
  const page = await chromium.openExtensionPage('manifest.json');
  await page.evaluate((url) => {
    const scope = globalThis as ProbeScope & {
      trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } };
    };
    const policy = scope.trustedTypes?.createPolicy('pangzheng-worker', { createScriptURL: (given: string) => given });
    const worker = new Worker(policy ? policy.createScriptURL(url) : url, { type: 'module' });
    let lastId = 0;
    const waiting = new Map<number, (reply: { kind: string; value?: unknown; error?: unknown }) => void>();
    worker.addEventListener('message', ({ data }) => {
      if (data.kind === 'answer' || data.kind === 'failure') waiting.get(data.id)?.(data);
    });
    scope.probeCall = (name, args) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, (reply) => {
          waiting.delete(id);
          if (reply.kind === 'answer') resolve(reply.value);
          else reject(new Error(JSON.stringify(reply.error)));
        });
        worker.postMessage({ id, name, args });
      });
  }, `/assets/${workerFile}`);
  return {
    page,
    call: (name, ...args) =>
      page.evaluate((given, values) => (globalThis as ProbeScope).probeCall?.(given, values), name, args),
    importJson: (json, name) =>
      page.evaluate(
        async (text, sourceName) => {
          const { probeCall } = globalThis as ProbeScope;
          const file = new File([text], 'posts.json', { type: 'application/json' });
          const preview = (await probeCall?.('previewImport', [[file]])) as { importId: string };
          return probeCall?.('runImport', [preview.importId, sourceName]);
        },
        json,
        name,
      ),
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
