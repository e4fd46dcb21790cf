import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtExtension } from './built-extension.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { openPanelFromPopup } from './open-panel-from-popup.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { readPosts } from './related-view.ts';
import { samplePages } from './sample-pages.ts';
import { startTrapServer, type TrapServer } from './trap-server.ts';

let chromium: Chromium;
let server: PageServer;
let trap: TrapServer;

beforeAll(async () => {
  server = await startPageServer(samplePages());
  trap = await startTrapServer();
  chromium = await launchChromium({
    extensionDir: builtExtension('chrome'),
    // All that is not for this machine goes through the trap, which lets nothing pass and writes it down.
    args: [`--proxy-server=http://127.0.0.1:${trap.port}`],
  });
});
afterAll(async () => {
  await chromium?.close();
  await server?.close();
  await trap?.close();
});

/** Hosts that Chromium itself may ask whatever extension is in it. */
const CHROMIUM_OWN = /\b(google\.com|googleapis\.com|gvt1\.com|gstatic\.com|debian\.org)\b/;

it('no request leaves the extension while it is used', async () => {
  const requested: string[] = [];
  chromium.onExtensionRequest((url) => requested.push(url));
  const tab = await chromium.openTab(`${server.origin}/sale.html`);
  const pagesBefore = server.requests.length;
  const panel = await openPanelFromPopup(chromium, tab);
  expect(await readPosts(panel)).not.toEqual([]);
  await panel.type('[data-testid=search-field]', '618');
  await panel.waitForSelector('[data-testid=search-result]');
  const library = await chromium.openExtensionPage('library.html');
  await library.waitForSelector('main');

  expect(server.requests.slice(pagesBefore).filter((path) => path !== '/favicon.ico')).toEqual([]);
  expect(trap.hits.filter((hit) => !CHROMIUM_OWN.test(hit))).toEqual([]);
  expect(requested.length).toBeGreaterThan(0);
  expect(requested.filter((url) => !url.startsWith(`chrome-extension://${chromium.extensionId}/`))).toEqual([]);
});

it('the policy of its pages stops what would load or send', async () => {
  const library = await chromium.openExtensionPage('library.html');
  trap.hits.length = 0;
  const outcomes = await library.evaluate(async (origin) => {
    const told: string[] = [];
    const violations = new Set<string>();
    document.addEventListener('securitypolicyviolation', (event) => violations.add(event.effectiveDirective));
    await fetch(`${origin}/fetch`).catch(() => told.push('fetch refused'));
    await new Promise<void>((resolve) => {
      const socket = new WebSocket(`${origin.replace('http', 'ws')}/socket`);
      socket.onerror = () => {
        told.push('socket refused');
        resolve();
      };
    }).catch(() => told.push('socket refused'));
    await new Promise<void>((resolve) => {
      const image = new Image();
      image.onerror = () => {
        told.push('image refused');
        resolve();
      };
      image.src = `${origin}/image.png`;
    });
    navigator.sendBeacon(`${origin}/beacon`);
    const frame = document.createElement('iframe');
    frame.src = `${origin}/frame`;
    const link = document.createElement('link');
    link.rel = 'prefetch';
    link.href = `${origin}/prefetch`;
    document.body.append(frame, link);
    try {
      document.body.insertAdjacentHTML('beforeend', '<b>x</b>');
      told.push('HTML written');
    } catch {
      told.push('HTML refused');
    }
    const deadline = performance.now() + 20_000;
    const expected = ['connect-src', 'frame-src', 'img-src'];
    while (!expected.every((name) => violations.has(name)) && performance.now() < deadline)
      await new Promise((next) => requestAnimationFrame(next));
    return { told, violations: [...violations].sort() };
  }, trap.origin);
  expect(outcomes.told).toEqual(['fetch refused', 'socket refused', 'image refused', 'HTML refused']);
  expect(outcomes.violations).toEqual(expect.arrayContaining(['connect-src', 'frame-src', 'img-src']));
  expect(trap.hits.filter((hit) => !CHROMIUM_OWN.test(hit))).toEqual([]);
});
