import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { builtExtension } from './built-extension.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { findViolations } from './find-violations.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { importPosts, STATES } from './pictures/states.ts';
import { samplePages } from './sample-pages.ts';

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  let chromium: Chromium;
  let server: PageServer;

  beforeAll(async () => {
    server = await startPageServer(samplePages());
    chromium = await launchChromium({ extensionDir: builtExtension('chrome'), language });
    await importPosts({ chromium, server }, 'tests/browser/pictures/twelve-posts.csv');
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });
  afterEach(() => chromium.closeTabs());

  it.each(STATES)('$name passes axe, light and dark', async (state) => {
    expect(await findViolations(await state.open({ chromium, server }))).toEqual([]);
  });
});
