import { Parser } from 'htmlparser2';
import type { RawPost } from '../../post/create-post.ts';
import type { ImportSkipReason } from '../../post/skip-reasons.ts';
import { createHtmlTextBuilder, type HtmlTextBuilder, htmlToText, looksLikeHtml } from '../text/html-to-text.ts';
import { FEED_FIELDS, type FeedModule, moduleOf, moduleOfPrefix } from './feed-names.ts';
import { type FeedItem, isHttp, toRawPost } from './to-raw-post.ts';

/** UTF-16 code units of one element's text. What is longer is cut; createImportedPost would cut it anyway. */
const MAX_FIELD_LENGTH = 4_000_000;
/** Fields whose texts are words as they stand, never HTML. */
const PLAIN = new Set(['author', 'date', 'updated', 'link', 'guid', 'category', 'wp-type', 'wp-status']);

/** The child of an item that is being read. */
interface OpenField {
  name: string;
  depth: number;
  text: string;
  type: string;
  mode: string;
  /** Set when there is markup in it that was not escaped. */
  builder: HtmlTextBuilder | null;
}

/** Takes a feed's text piece by piece and gives its items, with namespaces and bases as they hold where each element stands. */
export function createFeedCollector() {
  let depth = 0;
  let feedTitle = '';
  let feedLink = '';
  let item: FeedItem | null = null;
  let itemDepth = 0;
  let field: OpenField | null = null;
  let ready: (RawPost | ImportSkipReason)[] = [];
  /** Declarations and bases, innermost last, each from its depth on. */
  const spaces: { depth: number; prefix: string; module: FeedModule }[] = [];
  const bases: { depth: number; base: string }[] = [];

  const parseName = (name: string): { module: FeedModule; local: string } => {
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const declared = spaces.findLast((space) => space.prefix === prefix);
    return { module: declared?.module ?? moduleOfPrefix(prefix), local: name.slice(colon + 1).toLowerCase() };
  };
  const resolve = (address: string): string => {
    const base = bases.at(-1)?.base || feedLink;
    const trimmed = address.trim();
    if (trimmed === '' || isHttp(trimmed)) return trimmed;
    return URL.canParse(trimmed, base) ? new URL(trimmed, base).href : '';
  };

  const openScope = (attributes: Record<string, string>): void => {
    for (const [key, value] of Object.entries(attributes)) {
      if (key === 'xmlns' || key.startsWith('xmlns:'))
        spaces.push({ depth, prefix: key.slice(6), module: moduleOf(value) });
      else if (key === 'xml:base') bases.push({ depth, base: resolve(value) });
    }
  };
  const closeScope = (): void => {
    while ((spaces.at(-1)?.depth ?? -1) >= depth) spaces.pop();
    while ((bases.at(-1)?.depth ?? -1) >= depth) bases.pop();
  };
  const openField = (name: string, attributes: Record<string, string>): void => {
    const { type = '', mode = '' } = attributes;
    field = { name, depth, text: '', type: type.toLowerCase(), mode: mode.toLowerCase(), builder: null };
  };

  const closeField = (open: OpenField): void => {
    if (item === null) {
      if (open.name === 'title') feedTitle ||= textOf(open).trim();
      else if (isHttp(open.text)) feedLink ||= open.text.trim();
      return;
    }
    const { name } = open;
    if (name === 'category') item.categories.push(open.text);
    else if (name === 'link') item.link ||= resolve(open.text);
    else if (name === 'guid') item.guid ||= open.text.trim();
    else if (name === 'draft') item.isDraft ||= /^\s*yes\s*$/i.test(open.text);
    else if (!(item.fields.get(name) ?? '').trim())
      item.fields.set(name, PLAIN.has(name.replace('?', '')) ? open.text : textOf(open));
  };

  const parser = new Parser(
    {
      onopentag(qualified, attributes) {
        depth++;
        openScope(attributes);
        const { module, local } = parseName(qualified);
        if (item === null) {
          if (module === 'core' && (local === 'item' || local === 'entry')) {
            item = {
              fields: new Map(),
              categories: [],
              link: '',
              guid: '',
              guidIsLink: true,
              isDraft: false,
              kind: '',
            };
            itemDepth = depth;
          } else if (module === 'core' && depth <= 3 && (local === 'title' || local === 'link')) {
            openField(local, attributes);
            if (local === 'link' && isAlternate(attributes) && isHttp(attributes.href ?? ''))
              feedLink ||= attributes.href ?? '';
          }
          return;
        }
        if (field !== null && field.name === 'author') {
          // E-mail and address of an author are not the name.
          field.text = local === 'name' ? '' : `${field.text}\u0000`;
          return;
        }
        const isInMediaGroup = field === null && depth > itemDepth + 1;
        if (field !== null && depth > field.depth) {
          field.builder ??= seedBuilder(field.text);
          field.builder.open(local);
          return;
        }
        if (local === 'draft') openField('draft', attributes);
        if (isInMediaGroup && module !== 'media') return;
        const name = FEED_FIELDS[`${module} ${local}`];
        if (local === 'origlink') openField('link', attributes);
        if (name === undefined) return;
        openField(name, attributes);
        if (name === 'guid') item.guidIsLink = attributes.isPermaLink !== 'false';
        if (name === 'link' && attributes.href !== undefined && isAlternate(attributes))
          item.link ||= resolve(attributes.href);
        if (name === 'category') addCategory(item, attributes);
      },
      ontext(text) {
        if (field === null) return;
        const shown = text.replace(/[\x80-\x9f]/g, fromWindows);
        if (field.builder !== null) field.builder.text(shown);
        else if (field.text.length < MAX_FIELD_LENGTH) field.text += shown;
      },
      onclosetag(qualified) {
        if (field !== null && depth === field.depth) {
          closeField(field);
          field = null;
        } else if (item !== null && depth === itemDepth) {
          ready.push(toRawPost(item, feedTitle));
          item = null;
        } else {
          field?.builder?.close(parseName(qualified).local);
        }
        closeScope();
        depth--;
      },
    },
    { xmlMode: true },
  );
  return {
    write: (text: string) => parser.write(text),
    depth: () => depth,
    isInside: () => depth > 0,
    takeReady() {
      const taken = ready;
      ready = [];
      return taken;
    },
  };
}

/** `&#146;` is a quotation mark to every browser, since Windows' writers meant it so. */
function fromWindows(control: string): string {
  return new TextDecoder('windows-1252').decode(Uint8Array.of(control.charCodeAt(0)));
}

function seedBuilder(text: string): HtmlTextBuilder {
  const builder = createHtmlTextBuilder();
  builder.text(text);
  return builder;
}

function isAlternate({ rel = 'alternate' }: Record<string, string>): boolean {
  return rel === 'alternate' || rel === '';
}

/** Atom names a category in attributes, and Blogger with one says what kind of record it is. WordPress has menus and formats. */
function addCategory(item: FeedItem, { term, label, scheme = '', domain = '' }: Record<string, string>): void {
  if (/#kind$/.test(scheme)) item.kind = term ?? '';
  else if (term !== undefined) item.categories.push(label || term);
  if (/^(?:nav_menu|post_format)$/.test(domain)) item.kind = domain === 'nav_menu' ? 'settings' : item.kind;
}

/** An element's text as plain text: by its type and mode, else as HTML. */
function textOf({ name, text, type, mode, builder }: OpenField): string {
  if (builder !== null) return builder.finish();
  if (mode === 'base64' || (type !== '' && !/^(?:text|html|xhtml)$|[/+](?:html|xml|plain|markdown)$|xhtml/.test(type)))
    return /^(?:image|audio|video)\//.test(type) ? '' : htmlToText(decodeBase64(text));
  // A module's text is plain unless it shows otherwise, and its lines are lines.
  const isPlain = type === 'text' || type === 'text/plain' || (name === 'summary?' && !looksLikeHtml(text));
  return isPlain ? text : htmlToText(text);
}

function decodeBase64(text: string): string {
  try {
    const binary = atob(text.replace(/\s+/g, ''));
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
  } catch {
    return '';
  }
}
