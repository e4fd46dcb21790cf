import { articleLinkedData } from './linked-data.ts';
import type { NodeAccess } from './node-access.ts';
import { PAGE_BOUNDS } from './page-bounds.ts';
import { pageTitle } from './page-title.ts';

/** Top headings compared with the title. */
const MAX_TITLE_HEADINGS = 3;
/** Meta elements looked at. Real pages have under 200. */
const MAX_META_ELEMENTS = 1_000;

export interface PageMetadata {
  title: string;
  siteName: string;
  language: string;
  description: string;
  metaKeywords: string[];
  author: string;
  publishedAt: string;
  /** What the page says its address is, in order of trust. */
  canonicalCandidates: (string | null)[];
}

/** Reads what the page says about itself: meta elements, Open Graph, JSON-LD. Every value is page text: never markup. */
export function pageMetadata(document: Document, access: NodeAccess, url: string): PageMetadata {
  const meta = readMetaElements(document, access);
  const linked = articleLinkedData(document, access);
  const first = (...names: string[]) => names.map((name) => meta.get(name) ?? '').find((value) => value !== '') ?? '';
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
  const siteName = first('og:site_name', 'application-name') || linked.publisher;
  return {
    title: pageTitle({
      documentTitle: clip(access.title(document)),
      declared: [first('og:title'), linked.headline, first('twitter:title')],
      headings: firstHeadings(document, access),
      siteName,
      host,
    }),
    siteName: siteName || host,
    language: declaredLanguage(document, access, meta),
    description: first('og:description', 'description', 'twitter:description') || linked.description,
    metaKeywords: splitKeywords(first('keywords', 'news_keywords', 'article:tag') || linked.keywords),
    author:
      linked.author ||
      first('author', 'article:author', 'og:article:author', 'dc.creator', 'byl').replace(/^https?:.*/, ''),
    publishedAt: firstDate([
      linked.datePublished,
      first('article:published_time', 'og:published_time', 'og:release_date'),
      first('publishdate', 'pubdate', 'dc.date', 'dc.date.issued', 'weibo: article:create_at', 'date', 'apub:time'),
      attributeOf(document, access, '[itemprop=datePublished]', 'content'),
      attributeOf(document, access, '[itemprop=datePublished], time[pubdate], article time', 'datetime'),
    ]),
    canonicalCandidates: [attributeOf(document, access, 'link[rel~=canonical]', 'href'), first('og:url')],
  };
}

function firstHeadings(document: Document, access: NodeAccess): string[] {
  const headings = access.querySelectorAll(document, 'h1');
  const texts: string[] = [];
  for (let i = 0; i < Math.min(headings.length, MAX_TITLE_HEADINGS); i++) {
    const heading = headings[i];
    if (heading !== undefined && access.textLength(heading) <= PAGE_BOUNDS.field)
      texts.push(clip(access.text(heading)));
  }
  return texts;
}

function readMetaElements(document: Document, access: NodeAccess): Map<string, string> {
  const values = new Map<string, string>();
  const elements = access.querySelectorAll(document, 'meta');
  const count = Math.min(elements.length, MAX_META_ELEMENTS);
  for (let i = 0; i < count; i++) {
    const element = elements[i];
    if (element === undefined) continue;
    const name = access.attribute(element, 'property') ?? access.attribute(element, 'name');
    const content = clip(access.attribute(element, 'content') ?? '');
    if (name === null || content === '') continue;
    const key = name.trim().toLowerCase();
    // article:tag repeats, one for each tag.
    const before = values.get(key);
    if (before === undefined) values.set(key, content);
    else if (key === 'article:tag') values.set(key, clip(`${before},${content}`));
  }
  return values;
}

function declaredLanguage(document: Document, access: NodeAccess, meta: Map<string, string>): string {
  const root = access.documentElement(document);
  const declared = [
    root === null ? null : (access.attribute(root, 'lang') ?? access.attribute(root, 'xml:lang')),
    meta.get('content-language'),
    meta.get('og:locale'),
  ];
  for (const tag of declared) {
    const clean = (tag ?? '').trim().replaceAll('_', '-');
    if (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(clean)) return clean;
  }
  return '';
}

function attributeOf(document: Document, access: NodeAccess, selector: string, name: string): string {
  const element = access.querySelectorAll(document, selector)[0];
  return element === undefined ? '' : (access.attribute(element, name) ?? '');
}

function splitKeywords(list: string): string[] {
  const seen = new Set<string>();
  for (const part of list.split(/[,，、;；|]+/)) {
    const word = part.trim();
    if (word !== '' && word.length <= PAGE_BOUNDS.metaKeyword) seen.add(word);
    if (seen.size === PAGE_BOUNDS.metaKeywords) break;
  }
  return [...seen];
}

/** The first that is a date, as ISO 8601. A date without a time zone is kept as it stands: nobody knows its zone. */
function firstDate(candidates: string[]): string {
  for (const candidate of candidates) {
    const parts =
      /^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?/i.exec(
        candidate,
      );
    if (parts === null) continue;
    const [, year = '', month = '', day = '', hour, minute = '', second = '00', zone = ''] = parts;
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) continue;
    if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return date;
    const offset =
      zone === '' || zone.toUpperCase() === 'Z' ? zone.toUpperCase() : zone.replace(/^(...):?(..)$/, '$1:$2');
    return `${date}T${hour.padStart(2, '0')}:${minute}:${second}${offset}`;
  }
  return '';
}

function clip(text: string): string {
  return text
    .slice(0, PAGE_BOUNDS.field * 4)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, PAGE_BOUNDS.field);
}
