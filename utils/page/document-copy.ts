import { PAGE_BOUNDS } from './page-bounds.ts';

/** A copy of a document's visible part in an inert document: runs nothing, loads nothing, is not connected to the page. */
export interface DocumentCopy {
  document: Document;
  /** True when a bound cut something off. */
  truncated: boolean;
  /** Sum of the depths of all elements: what the time of Readability grows with, as it reads the text of each of them. */
  nesting: number;
}

/** Elements that hold no text of the page: left out with everything in them. */
export const SKIPPED_NAMES: ReadonlySet<string> = new Set(
  (
    'script style noscript template iframe frame frameset object embed applet canvas svg video audio source track ' +
    'map area link meta base head title select datalist textarea progress meter rt rp rtc annotation annotation-xml'
  ).split(' '),
);
/** Inline styles of what is not shown. */
export const HIDING_STYLE = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const CLOBBERING_NAMES = new Set(['img', 'input', 'button', 'fieldset', 'output']);

/** True for elements whose name or id would hide properties of the form or document around them: copied without. */
export function isClobbering(localName: string): boolean {
  return CLOBBERING_NAMES.has(localName);
}

/** Where a link of the copy keeps its address. */
export const LINK_ATTRIBUTE = 'data-link';

/** Readability resolves every address, and of links only asks whether they lead into the page itself: that is kept. */
export function shortenAddress(link: Element): void {
  const address = link.getAttribute('href');
  link.removeAttribute(LINK_ATTRIBUTE);
  if (address === null) return;
  if (address.length <= PAGE_BOUNDS.link) link.setAttribute(LINK_ATTRIBUTE, address);
  if (address.startsWith('#') && address.length > 1) link.setAttribute('href', '#here');
  else link.removeAttribute('href');
}
