import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import { parseLooseFields } from './parse-loose-fields.ts';

/** UTF-16 code units of a front matter; what is longer is text between two rules. */
const MAX_LENGTH = 20_000;
/** Empty lines before the block are tolerated: editors leave them. */
const OPENING = /^\ufeff?\s*?(---|\+\+\+|;;;)[ \t]*\n/;
const YAML_END = /^(?:---|\.\.\.)[ \t]*$/m;
const TOML_END = /^\+\+\+[ \t]*$/m;
const JSON_END = /^;;;[ \t]*$/m;
const JSON_BLOCK = /^\ufeff?(\{\n[\s\S]{0,20000}?\n\})[ \t]*\n/;
/** Names of fields that begin a block without an opening line: Hexo's old style, Pelican, MultiMarkdown. */
const BARE_FIELD =
  /^(?:title|date|tags?|categor(?:y|ies)|author|slug|layout|permalink|url|source|summary|description|keywords|published|created|comments|updated|标题|日期|标签)[ \t]*[:：](?!:)/i;
const MAX_BARE_LINES = 60;

/** Every field as a list of texts, keys in lower case. */
export type FrontMatter = Map<string, string[]>;

export interface SplitNote {
  /** null when the note has no front matter. */
  fields: FrontMatter | null;
  body: string;
}

/**
 * Splits the front matter from a Markdown text with "\n" line ends: YAML (what it refuses is read line by line), TOML, JSON, and
 * blocks without an opening line. Two rules with prose between them are no front matter.
 */
export function splitFrontMatter(markdown: string): SplitNote {
  const opening = OPENING.exec(markdown);
  const found =
    opening === null ? (splitJsonBlock(markdown) ?? splitBareBlock(markdown)) : splitFenced(markdown, opening);
  return found ?? { fields: null, body: markdown };
}

function splitFenced(markdown: string, opening: RegExpExecArray): SplitNote | null {
  const start = opening[0].length;
  const rest = markdown.slice(start, start + MAX_LENGTH);
  const [end, parse] =
    opening[1] === '+++'
      ? [TOML_END, parseTomlFields]
      : opening[1] === ';;;'
        ? [JSON_END, parseJsonBody]
        : [YAML_END, parseYamlFields];
  const closing = end.exec(rest);
  // Nobody closed it: the fields end at the first empty line.
  if (closing === null) return splitBareBlock(rest, markdown.slice(start));
  const fields = parse(rest.slice(0, closing.index));
  if (fields === null) return null;
  return { fields, body: markdown.slice(start + closing.index + closing[0].length).replace(/^\n/, '') };
}

/** A block that begins with a known field and ends at a rule or an empty line. */
function splitBareBlock(markdown: string, whole = markdown): SplitNote | null {
  const lines = whole.slice(0, MAX_LENGTH).split('\n', MAX_BARE_LINES);
  const first = lines[0]?.replace(/^\ufeff/, '') ?? '';
  if (!BARE_FIELD.test(first)) return null;
  const end = lines.findIndex((line) => /^---[ \t]*$/.test(line));
  const isRuled = end > 0 && lines.slice(0, end).every((line) => isFieldLine(line) || line.trim() === '');
  const blank = lines.findIndex((line) => line.trim() === '');
  const count = isRuled ? end : blank < 0 ? lines.length : blank;
  const block = lines.slice(0, count);
  if (!isRuled && (count < 2 || !block.every(isFieldLine))) return null;
  const fields = parseLooseFields(block.join('\n').replace(/^\ufeff/, ''));
  const length = block.reduce((sum, line) => sum + line.length + 1, 0);
  const body = whole.slice(length);
  return { fields, body: isRuled ? body.replace(/^---[ \t]*\n?/, '').replace(/^\n/, '') : body };
}

function isFieldLine(line: string): boolean {
  return /^[\p{L}\p{N}_ -]{1,40}[:：](?:\s|$|\S)/u.test(line) || /^\s*-\s/.test(line) || /^\s+\S/.test(line);
}

function splitJsonBlock(markdown: string): SplitNote | null {
  const block = JSON_BLOCK.exec(markdown);
  if (block === null) return null;
  const fields = parseJsonFields(block[1] ?? '');
  return fields === null ? null : { fields, body: markdown.slice(block[0].length) };
}

function parseYamlFields(yaml: string): FrontMatter | null {
  const fields = parseStrictYaml(yaml);
  if (fields === null) return parseLooseFields(yaml);
  // To YAML "#运营 #复盘" is a comment.
  const loose = /: +#/.test(yaml) ? parseLooseFields(yaml) : null;
  for (const [key, texts] of fields) {
    const written = loose?.get(key) ?? [];
    if (texts.length === 0 && written.some((text) => text.startsWith('#'))) fields.set(key, written);
  }
  return fields;
}

function parseStrictYaml(yaml: string): FrontMatter | null {
  try {
    // `failsafe` keeps every scalar a text: no dates, no numbers, and no surprises. No aliases: they can grow without end.
    const document = parseDocument(yaml, {
      schema: 'failsafe',
      logLevel: 'silent',
      uniqueKeys: false,
      stringKeys: true,
    });
    if (document.errors.length > 0) return null;
    const value: unknown = document.toJS({ maxAliasCount: 0, mapAsMap: true });
    if (value === null || value === undefined || value === '') return new Map();
    return value instanceof Map ? toFields(value) : null;
  } catch {
    return null;
  }
}

function parseTomlFields(toml: string): FrontMatter | null {
  try {
    return toFields(new Map(Object.entries(parseToml(toml))));
  } catch {
    return parseLooseFields(toml);
  }
}

/** Hexo's JSON has no brackets around it. */
function parseJsonBody(json: string): FrontMatter | null {
  return parseJsonFields(/^\s*\{/.test(json) ? json : `{${json.replace(/,\s*$/, '')}}`);
}

function parseJsonFields(json: string): FrontMatter | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? toFields(new Map(Object.entries(value))) : null;
  } catch {
    return null;
  }
}

/** Tables within (Zola's `[taxonomies]`) count as fields of the whole, where the whole has none of that name. */
function toFields(map: ReadonlyMap<unknown, unknown>): FrontMatter {
  const fields: FrontMatter = new Map();
  for (const [key, value] of map) if (typeof key === 'string') fields.set(key.trim().toLowerCase(), toTexts(value));
  for (const value of map.values()) {
    for (const [key, inner] of toEntries(value)) {
      const name = key.toLowerCase();
      if (!fields.has(name)) fields.set(name, toTexts(inner));
    }
  }
  return fields;
}

function toEntries(value: unknown): [string, unknown][] {
  if (value instanceof Map) return [...value].filter(([key]) => typeof key === 'string');
  const isTable = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
  return isTable ? Object.entries(value) : [];
}

function toTexts(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (value instanceof Date) return [value.toISOString()];
  if (Array.isArray(value)) return value.flat(2).flatMap((part) => (Array.isArray(part) ? [] : toTexts(part)));
  // `author: {name: 阿宁}`
  const named = toEntries(value).find(([key]) => /^(?:name|title)$/i.test(key))?.[1];
  return typeof named === 'string' && named.trim() !== '' ? [named] : [];
}
