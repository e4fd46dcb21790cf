import { startPageServer } from '../../browser/page-server.ts';
import type { BenchDocument } from './read-documents.ts';
import type { ScaleBrowser } from './scale-browser.ts';

export interface Opening {
  /** From the click on the toolbar icon to the first related post painted. */
  clickMs: number;
  /** The same from where the popup's document began. */
  documentMs: number;
}

/** The popup marks the frame in which it has painted the first post (components/related/RelatedPosts.tsx). */
const READ_PAINTED = `
  return new Promise((resolve) => {
    const look = () => {
      const [mark] = performance.getEntriesByName('first-post-painted');
      if (mark) resolve([performance.timeOrigin + mark.startTime, mark.startTime]);
      else if (document.querySelector('main[data-state=silent]')) resolve([]);
      else setTimeout(look, 100);
    };
    look();
  });`;

/**
 * Clicks the icon beside a page and waits for the first related post, `times` times in the running browser. A page for
 * which nothing is shown gives no figure.
 */
export async function measureOpening(
  browser: ScaleBrowser,
  html: string | Uint8Array,
  times: number,
): Promise<Opening[]> {
  const server = await startPageServer({ '/': { body: html } });
  const openings: Opening[] = [];
  try {
    await browser.openTab(`${server.origin}/`);
    for (let i = 0; i < times; i++) {
      const clickedAt = await browser.clickToolbar();
      const [paintedAt, documentMs] = (await browser.runInPopup(READ_PAINTED)) as number[];
      if (paintedAt !== undefined && documentMs !== undefined) {
        openings.push({ clickMs: paintedAt - clickedAt, documentMs });
      }
      await browser.closePopup();
    }
  } finally {
    await server.close();
  }
  return openings;
}

/** A page of the web that holds the document as its article. */
export function toHtml({ title, text }: Pick<BenchDocument, 'title' | 'text'>): string {
  const paragraphs = text.split('\n').map((line) => `<p>${escapeHtml(line)}</p>`);
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<article><h1>${escapeHtml(title)}</h1>${paragraphs.join('\n')}</article></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
