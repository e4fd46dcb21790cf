import { cleanUrl } from './canonical-url.ts';
import type { NodeAccess } from './node-access.ts';
import { PAGE_BOUNDS } from './page-bounds.ts';

/** Links looked at outside of the article. Front pages have under 1,000; each costs some microseconds. */
const MAX_LOOKED_AT = 1_500;

/** What a page links to: addresses as `cleanUrl` knows them, each once, none of the page itself. */
export interface PageLinks {
  /** In the main text: what the page cites. */
  articleLinks: string[];
  /** Anywhere else: menus, comments, other stories. */
  otherLinks: string[];
}

/** Collects the addresses of a page's links; `cited` are those of its main text, as they are written there. */
export function pageLinks(document: Document, access: NodeAccess, cited: readonly string[], url: string): PageLinks {
  const written = access.baseUri(document);
  // A document read under another address than its own (a saved page) has its links there, unless it says otherwise.
  const base = url !== '' && written === access.documentUri(document) ? url : written;
  const seen = new Set<string>([cleanUrl(url) ?? '', '']);
  const articleLinks = collectLinks(cited, base, seen);
  const elements = access.querySelectorAll(document, 'a[href]');
  const others = new Set<string>();
  for (let i = 0; i < Math.min(elements.length, MAX_LOOKED_AT); i++) {
    const element = elements[i];
    const address = element === undefined ? null : access.attribute(element, 'href');
    if (address !== null) others.add(address);
  }
  return { articleLinks, otherLinks: collectLinks(others, base, seen) };
}

function collectLinks(written: Iterable<string>, base: string, seen: Set<string>): string[] {
  const links: string[] = [];
  for (const address of written) {
    if (links.length === PAGE_BOUNDS.links) break;
    const link = toLink(address, base);
    if (seen.has(link)) continue;
    seen.add(link);
    links.push(link);
  }
  return links;
}

/** '' for what is no place: parts of this page, scripts, mail, and addresses that carry data. */
function toLink(written: string, base: string): string {
  const address = written.trim();
  if (address === '' || address.startsWith('#') || address.length > PAGE_BOUNDS.link) return '';
  if (!URL.canParse(address, base)) return '';
  const link = cleanUrl(new URL(address, base).href) ?? '';
  return link.length > PAGE_BOUNDS.link ? '' : link;
}
