import { afterAll, afterEach } from 'vitest';
import { builtExtension } from './built-extension.ts';
import { type Chromium, type ChromiumOptions, launchChromium } from './chromium.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { samplePages } from './sample-pages.ts';

interface UseChromiumOptions extends Omit<ChromiumOptions, 'extensionDir'> {
  /** What the server serves; the sample pages when left out. */
  pages?: Parameters<typeof startPageServer>[0];
}

/** A Chromium with the built extension and a server of pages for the tests of one file; each test begins without tabs. */
export async function useChromium({ pages = samplePages(), ...options }: UseChromiumOptions = {}): Promise<{
  chromium: Chromium;
  server: PageServer;
}> {
  const server = await startPageServer(pages);
  const chromium = await launchChromium({ extensionDir: builtExtension('chrome'), ...options }).catch(
    async (failure: unknown) => {
      await server.close();
      throw failure;
    },
  );
  afterEach(() => chromium.closeTabs());
  afterAll(async () => {
    await chromium.close();
    await server.close();
  });
  return { chromium, server };
}
