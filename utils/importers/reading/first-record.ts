/** The first object of a list at the beginning of a JSON text, when it stands there whole; null else. */
export function firstRecordOf(head: string): Record<string, unknown> | null {
  const start = /^\s*\[\s*(?=\{)/.exec(head.replace(/^\ufeff/, ' '));
  if (start === null) return null;
  let depth = 0;
  let isString = false;
  for (let at = start[0].length; at < head.length; at++) {
    const char = head.charAt(at);
    if (isString && char === '\\') at++;
    else if (char === '"') isString = !isString;
    else if (!isString && (char === '{' || char === '[')) depth++;
    else if (!isString && (char === '}' || char === ']') && --depth === 0)
      return parse(head.slice(start[0].length, at + 1));
  }
  return null;
}

function parse(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
