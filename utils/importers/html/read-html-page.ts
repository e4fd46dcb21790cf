import { Parser } from 'htmlparser2';
import type { RawPost } from '../../post/create-post.ts';
import { cleanLine, cleanText } from '../../text/clean-text.ts';
import { columnsNamedFor } from '../tables/column-names.ts';
import { createHtmlTextBuilder, type HtmlTextBuilder } from '../text/html-to-text.ts';

/** Open elements at once; a page of text has less than a tenth. */
const MAX_DEPTH = 1000;
const PIECE_LENGTH = 16_384;
/** Declared facts of a page, as `<meta>` names them: ours by theirs. */
const META: Record<string, string> = {
  'og:title': 'title',
  'twitter:title': 'title?',
  'og:url': 'url',
  'og:article:author': 'author',
  author: 'author',
  'article:author': 'author',
  'dc.creator': 'author',
  byl: 'author',
  'article:published_time': 'date',
  'og:published_time': 'date',
  pubdate: 'date',
  publishdate: 'date',
  date: 'date',
  'dc.date': 'date',
  'weibo:article:create_at': 'date',
  keywords: 'keywords',
  'article:tag': 'keywords',
};
/** Where a page says its text is, surest first. The last two are believed when they hold the greater part. */
const REGIONS = ['js_content', 'e-content', 'articleBody', 'page-body', 'article', 'main'] as const;
type Region = (typeof REGIONS)[number];
const OWN_REGIONS: ReadonlySet<Region> = new Set(['js_content', 'e-content', 'articleBody', 'page-body']);
const MIN_SHARE_OF_PAGE = 0.5;

/** Facts that stand in the text of a page: by class (microformats, Notion), id (公众号) or itemprop. */
const MARKED: Record<string, string> = {
  'p-author': 'author',
  js_author_name: 'author',
  js_name: 'author?',
  'page-title': 'title',
  publish_time: 'date',
};

interface PageFacts {
  facts: Map<string, string>;
  regions: Map<Region, string>;
  whole: string;
  articles: number;
  /** Notion's table of properties. */
  properties: [string, string][];
}

/**
 * A saved page as a post: the text of the part that the page itself marks as its text, else all of it, since no reader's judgement is
 * at hand here. Knows the marks of 公众号, of microformats (Medium), of schema.org and of Notion.
 */
export function readHtmlPage(html: string, fallbackTitle: string): RawPost {
  const { facts, regions, whole, articles, properties } = collectFacts(html);
  const get = (name: string) => cleanLine(facts.get(name) || facts.get(`${name}?`) || '');
  const title = get('title') || get('title-element') || fallbackTitle;
  const property = (field: 'url' | 'author' | 'publishedAt' | 'tags') => {
    const [name] = columnsNamedFor(
      field,
      properties.map(([key]) => key),
    );
    return properties.find(([key]) => key === name)?.[1] ?? '';
  };
  return {
    title,
    text: withoutTitle(cleanText(chooseText(regions, whole, articles)), title),
    url: get('canonical') || get('url') || savedFrom(html) || property('url'),
    author: get('author') || property('author'),
    publishedAt: get('date') || get('date-wechat') || property('publishedAt'),
    tags: [...get('keywords').split(/[,，]/), ...property('tags').split(/[,，]/)],
  };
}

function chooseText(regions: ReadonlyMap<Region, string>, whole: string, articles: number): string {
  for (const region of REGIONS) {
    const text = regions.get(region) ?? '';
    if (text.trim() === '' || (region === 'article' && articles > 1)) continue;
    if (OWN_REGIONS.has(region) || text.length >= whole.length * MIN_SHARE_OF_PAGE) return text;
  }
  return whole;
}

/** Where a page was saved from, as browsers and SingleFile write it in a comment. */
function savedFrom(html: string): string {
  const head = html.slice(0, 4000);
  return (
    /<!-{2}\s*saved from url=\(\d+\)(\S+)/i.exec(head)?.[1] ??
    /<!-{2}[\s\S]{0,200}?\burl:\s*(https?:\S+)/i.exec(head)?.[1] ??
    ''
  );
}

/** The heading of a page is its title once more. */
function withoutTitle(text: string, title: string): string {
  return text.startsWith(`${title}\n`) ? text.slice(title.length + 1) : text;
}

function collectFacts(html: string): PageFacts {
  const facts = new Map<string, string>();
  const done = new Map<Region, string>();
  const whole = createHtmlTextBuilder();
  const open: { region: Region; depth: number; builder: HtmlTextBuilder }[] = [];
  const properties: [string, string][] = [];
  let listening: { field: string; depth: number; text: string } | null = null;
  let articles = 0;
  let depth = 0;
  let isInScript = false;
  let propertiesDepth = 0;
  const note = (field: string, value: string | undefined) => {
    if (value !== undefined && value.trim() !== '' && !facts.has(field)) facts.set(field, value);
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        isInScript = name === 'script';
        noteAttributes(name, attributes, note);
        const marks = [...(attributes.class ?? '').split(/\s+/), attributes.id ?? ''];
        const marked = marks.map((mark) => MARKED[mark]).find((field) => field !== undefined);
        if (name === 'table' && marks.includes('properties')) propertiesDepth = depth;
        const isProperty = (name === 'th' || name === 'td') && propertiesDepth > 0;
        if (name === 'title' && !facts.has('title-element')) listening = { field: 'title-element', depth, text: '' };
        else if (marked !== undefined && listening === null) listening = { field: marked, depth, text: '' };
        else if (isProperty && listening === null) listening = { field: name, depth, text: '' };
        if (name === 'article') articles++;
        const region = regionOf(name, attributes, marks);
        if (region !== null && !done.has(region) && !open.some((each) => each.region === region))
          open.push({ region, depth, builder: createHtmlTextBuilder() });
        whole.open(name);
        for (const { builder } of open) builder.open(name);
      },
      ontext(text) {
        if (isInScript) noteScript(text, note);
        if (listening !== null && listening.text.length < 1000) listening.text += text;
        whole.text(text);
        for (const { builder } of open) builder.text(text);
      },
      onclosetag(name) {
        isInScript = false;
        whole.close(name);
        for (const { builder } of open) builder.close(name);
        const closing = open.at(-1);
        if (closing !== undefined && closing.depth === depth) {
          done.set(closing.region, closing.builder.finish());
          open.pop();
        }
        if (listening !== null && listening.depth === depth) {
          const value = listening.text.trim();
          if (listening.field === 'th') properties.push([value, '']);
          else if (listening.field === 'td') fillProperty(properties, value);
          else note(listening.field, value);
          listening = null;
        }
        if (depth === propertiesDepth) propertiesDepth = 0;
        depth--;
      },
    },
    { recognizeSelfClosing: true },
  );
  let at = 0;
  for (; at < html.length && depth <= MAX_DEPTH; at += PIECE_LENGTH) parser.write(html.slice(at, at + PIECE_LENGTH));
  if (depth > MAX_DEPTH) whole.text(html.slice(at).replace(/<[^<>]*>/g, ' '));
  else parser.end();
  return { facts, regions: done, whole: whole.finish(), articles, properties };
}

function fillProperty(properties: [string, string][], value: string): void {
  const last = properties.at(-1);
  if (last !== undefined && last[1] === '') last[1] = value;
}

function regionOf(name: string, attributes: Record<string, string>, marks: string[]): Region | null {
  if (attributes.id === 'js_content') return 'js_content';
  if (marks.includes('e-content') || attributes['data-field'] === 'body') return 'e-content';
  if (attributes.itemprop === 'articleBody') return 'articleBody';
  if (marks.includes('page-body')) return 'page-body';
  if (name === 'article') return 'article';
  return name === 'main' || attributes.role === 'main' ? 'main' : null;
}

function noteAttributes(
  name: string,
  attributes: Record<string, string>,
  note: (field: string, value: string | undefined) => void,
): void {
  const classes = (attributes.class ?? '').split(/\s+/);
  if (name === 'link' && attributes.rel === 'canonical') note('canonical', attributes.href);
  if (name === 'a' && classes.includes('p-canonical')) note('canonical', attributes.href);
  if (
    name === 'time' &&
    (classes.includes('dt-published') || attributes.pubdate !== undefined || attributes.itemprop === 'datePublished')
  )
    note('date', attributes.datetime);
  if (name === 'time') note('date?', attributes.datetime);
  if (name !== 'meta') return;
  const field = META[(attributes.property ?? attributes.name ?? attributes.itemprop ?? '').toLowerCase()];
  // Some sites name an author by the address of a page about him.
  if (field !== undefined && !(field === 'author' && /^https?:/.test(attributes.content ?? '')))
    note(field, attributes.content);
}

/** 公众号 write the time of publication in a script, and a page that was saved early has it nowhere else. */
function noteScript(script: string, note: (field: string, value: string | undefined) => void): void {
  note('date-wechat', /\bvar (?:ct|createTimestamp) = ["'](\d{10})["']/.exec(script)?.[1]);
}
