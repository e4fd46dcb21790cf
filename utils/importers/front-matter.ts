import { parseDocument } from 'yaml';

/** UTF-16 units of a front matter; what is longer is text between two rules. */
const MAX_LENGTH = 20_000;
const OPENING = /^\ufeff?---[ \t]*\r?\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/m;

export type FrontMatter = Map<string, string[]>;

/**
 * Splits YAML front matter from a Markdown text. Every field is a list of texts, keys in lower case. `fields` is null
 * when there is none or it is no YAML map: then the text is all body, and `isBroken` tells the second case.
 */
export function splitFrontMatter(markdown: string): { fields: FrontMatter | null; body: string; isBroken: boolean } {
  const none = { fields: null, body: markdown, isBroken: false };
  const opening = OPENING.exec(markdown);
  if (!opening) return none;
  const rest = markdown.slice(opening[0].length, opening[0].length + MAX_LENGTH);
  const closing = CLOSING.exec(rest);
  if (!closing) return none;
  const fields = parseFields(rest.slice(0, closing.index));
  if (fields === null) return { ...none, isBroken: true };
  const bodyStart = opening[0].length + closing.index + closing[0].length;
  return { fields, body: markdown.slice(bodyStart).replace(/^\r?\n/, ''), isBroken: false };
}

function parseFields(yaml: string): FrontMatter | null {
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
    if (!(value instanceof Map)) return null;
    const fields: FrontMatter = new Map();
    for (const [key, field] of value) fields.set(String(key).trim().toLowerCase(), toTexts(field));
    return fields;
  } catch {
    return null;
  }
}

function toTexts(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (!Array.isArray(value)) return [];
  return value.flat(2).filter((part) => typeof part === 'string' && part.trim() !== '');
}
