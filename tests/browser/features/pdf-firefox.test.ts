import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chineseFont, ucs2, writeLines, writePdf } from '../../pdf/write-pdf.ts';
import { builtExtension } from '../built-extension.ts';
import { type Firefox, launchFirefox } from '../firefox.ts';
import { type PageServer, startPageServer } from '../page-server.ts';
import { SALE_POST_TITLE, samplePages } from '../sample-pages.ts';
import { waitFor } from '../wait-for.ts';

let firefox: Firefox;
let server: PageServer;
const pdf = createSalePdf();

beforeAll(async () => {
  server = await startPageServer({ ...samplePages(), '/sale.pdf': { body: pdf, type: 'application/pdf' } });
  firefox = await launchFirefox({
    extensionPath: builtExtension('firefox'),
    // Grants what the reader is asked for, since the prompt belongs to the browser.
    preferences: { 'extensions.webextOptionalPermissionPrompts': false },
  });
});
afterAll(async () => {
  await firefox?.close();
  await server?.close();
});

/** The text of the sale page as an old program would have written it. */
function createSalePdf(): Uint8Array<ArrayBuffer> {
  const text = readFileSync('data/sample/page.html', 'utf8')
    .replace(/<(?:script|style|title)[\s\S]*?<\/\w+>|<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
  const lines = text.match(/.{1,38}/gu) ?? [];
  return writePdf({
    ...chineseFont('UniGB-UCS2-H'),
    pages: [writeLines(lines.map((line, i) => ({ x: 60, y: 800 - 15 * i, size: 12, text: ucs2(line) })))],
  });
}

// Firefox runs no script of an extension in its PDF viewer (bug 1454760), whatever sites are allowed, and opens its popup's
// file chooser behind a popup that closes. What is left is the panel, and the file.
it('Firefox’s viewer lets nobody in, and the panel says so and takes the file', async () => {
  await firefox.navigate(`${server.origin}/sale.html`);
  await firefox.openSidebar();
  // The button moves while the sidebar is laid out, and a click may land beside it.
  await waitFor('the permission', async () => {
    await firefox.clickInSidebar('[data-testid=allow-every-site]');
    return firefox.runInSidebar(`return document.querySelector('[data-testid=revoke-every-site]') !== null`);
  });
  await firefox.navigate(`${server.origin}/stew.html`);
  await waitFor('silence on a page about something else', () =>
    firefox.runInSidebar(`return document.querySelector('main[data-state=silent]') !== null`),
  );
  await firefox.openFromBrowser(`${server.origin}/sale.pdf`);
  await waitFor('the sentence about PDFs', () =>
    firefox.runInSidebar(`return document.querySelector('[data-reason=pdf]') !== null`),
  );
  await firefox.runInSidebar(
    `const input = document.querySelector('[data-testid=pdf-file]');
    const chosen = new DataTransfer();
    chosen.items.add(new File([arguments[0]], '618 战报.pdf'));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));`,
    new TextDecoder().decode(pdf),
  );
  await waitFor('the posts of the file', () =>
    firefox.runInSidebar(
      `return document.querySelector('[data-testid=related-post]')?.textContent.includes(arguments[0])`,
      SALE_POST_TITLE,
    ),
  );
  const reason = await firefox.runInSidebar(`return document.querySelector('[data-testid=reason]')?.textContent`);
  expect(reason).toContain('GMV');
});
