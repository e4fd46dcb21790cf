const FIELD = /^(\s*)([\p{L}_][\p{L}\p{N}_. -]{0,60}?)\s*[:：=](?:\s+(.*)|(?=["'[{])(.*)|(?<=：)(.*)|)$/u;
const POINT = /^\s*[-*]\s+(.*)$/;

/**
 * Reads front matter line by line, for what its own language refuses: an unquoted colon or bracket, a tab, a quote inside quotes, a
 * template's `{{date}}`. `key: value`, `key = value` and lists of `- value`; keys in lower case. null when most lines are neither:
 * then it is prose.
 */
export function parseLooseFields(block: string): Map<string, string[]> | null {
  const fields = new Map<string, string[]>();
  let current: string[] | null = null;
  let indent = 0;
  let prose = 0;
  for (const line of block.split('\n')) {
    if (line.trim() === '' || /^\s*#(?:\s|$)/.test(line)) continue;
    const point = POINT.exec(line);
    const field = FIELD.exec(line);
    if (point !== null && current !== null) {
      current.push(...readValue(point[1] ?? ''));
    } else if (field !== null) {
      const [, space = '', name = '', spaced, quoted, wide] = field;
      const joined = quoted ?? wide;
      const key = name.trim().toLowerCase();
      // A field below an empty one belongs to it: `author:` and then `  name: 阿宁`.
      if (space.length > indent && current !== null && current.length === 0) {
        if (/^(?:name|title|url)$/.test(key)) current.push(...readValue(spaced ?? joined ?? ''));
        continue;
      }
      if (fields.size === 0) indent = space.length;
      current = fields.get(key) ?? [];
      current.push(...readValue(spaced ?? joined ?? ''));
      fields.set(key, current);
    } else if (/^\s/.test(line) && current !== null) {
      // The next line of a long text.
      current.push(...readValue(line));
    } else {
      prose++;
    }
  }
  return fields.size > prose ? fields : null;
}

function readValue(written: string): string[] {
  // A comment after a date; elsewhere " #" may be a tag.
  const value = written.trim().replace(/^([\d/:.T+Z -]{8,}?)\s+#.*$/, '$1');
  // A block scalar's mark; its lines follow.
  if (/^[|>][+-]?\d?$/.test(value) || value === '' || value === 'null' || value === '~') return [];
  // A template's place for what was never filled in.
  if (/^["']?\{\{.*\}\}["']?$/.test(value)) return [];
  // A list in brackets, closed or not. `[置顶] 复盘` and `[[页面]]` are text.
  if (/^\[(?!\[)[^\]]*\]?$/.test(value))
    return value
      .replace(/^\[|\]$/g, '')
      .split(/[,，]/)
      .map(unquote)
      .filter((part) => part !== '');
  return [unquote(value)];
}

function unquote(text: string): string {
  const trimmed = text.trim();
  const quoted = /^(["'])([\s\S]*)\1$/.exec(trimmed);
  // A quote that nobody closed is no part of the text.
  return quoted?.[2] ?? trimmed.replace(/^["'](?=[^"']*$)/, '');
}
