/** One record of a BibTeX file, fields in lower case, as they are written inside their braces. */
export interface BibtexRecord {
  type: string;
  fields: Map<string, string>;
  /** UTF-16 code units before it. */
  offset: number;
}

const MAX_DEPTH = 100;
const MONTHS: Record<string, string> = Object.fromEntries(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, i) => [
    name,
    String(i + 1),
  ]),
);

/**
 * Reads the records of a BibTeX file by one scan, never back. What is outside of records is comment, as in BibTeX itself. Written by
 * hand: the parser that is well kept brings a grammar, a language model and ten packages for what is a title and an abstract here.
 */
export function* parseBibtex(text: string): Generator<BibtexRecord> {
  const strings = new Map<string, string>(Object.entries(MONTHS));
  const start = /@\s*(\w{1,40})\s*[{(]/g;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const type = (found[1] ?? '').toLowerCase();
    const at = start.lastIndex;
    if (type === 'comment' || type === 'preamble') {
      start.lastIndex = endOfBraces(text, at);
      continue;
    }
    const comma = type === 'string' ? at : text.indexOf(',', at) + 1;
    if (comma === 0) return;
    const { fields, end } = readFields(text, comma, strings);
    start.lastIndex = end;
    if (type === 'string') for (const [name, value] of fields) strings.set(name, value);
    else yield { type, fields, offset: found.index };
  }
}

function readFields(text: string, from: number, strings: ReadonlyMap<string, string>) {
  const fields = new Map<string, string>();
  const name = /\s*([\w:.+/-]{1,60})\s*=\s*/y;
  let at = from;
  for (;;) {
    name.lastIndex = at;
    const found = name.exec(text);
    if (found === null) break;
    const { value, end } = readValue(text, name.lastIndex, strings);
    const key = (found[1] ?? '').toLowerCase();
    if (!fields.has(key)) fields.set(key, value);
    at = end;
    const comma = /\s*,/y;
    comma.lastIndex = at;
    if (!comma.test(text)) break;
    at = comma.lastIndex;
  }
  return { fields, end: at };
}

/** `{...}`, `"..."`, a number, a name of a string; several joined by `#`. */
function readValue(text: string, from: number, strings: ReadonlyMap<string, string>): { value: string; end: number } {
  const parts: string[] = [];
  let at = from;
  for (;;) {
    const char = text.charAt(at);
    if (char === '{') {
      const end = endOfBraces(text, at + 1);
      parts.push(text.slice(at + 1, end - 1));
      at = end;
    } else if (char === '"') {
      const end = endOfQuotes(text, at + 1);
      parts.push(text.slice(at + 1, end - 1));
      at = end;
    } else {
      const word = /[^\s,#{}"]*/y;
      word.lastIndex = at;
      const [name = ''] = word.exec(text) ?? [];
      parts.push(strings.get(name.toLowerCase()) ?? name);
      at += name.length;
    }
    const join = /\s*#\s*/y;
    join.lastIndex = at;
    if (!join.test(text)) return { value: parts.join(''), end: at };
    at = join.lastIndex;
  }
}

/** After the brace that closes what is open at `from`; the end of the text when none does. */
function endOfBraces(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === '{' && ++depth > MAX_DEPTH) return text.length + 1;
    else if (char === '}' && --depth === 0) return at + 1;
  }
  return text.length + 1;
}

function endOfQuotes(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === '{') depth++;
    else if (char === '}') depth--;
    else if (char === '"' && depth <= 0) return at + 1;
  }
  return text.length + 1;
}
