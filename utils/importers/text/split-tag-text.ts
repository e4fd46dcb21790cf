/**
 * Splits a cell of tags as exporters write them: JSON or Python list text, "a|b", "a;b", "a,b", "#a #b", "a、b", "运营 复盘".
 */
export function splitTagText(text: string): string[] {
  const trimmed = text.trim();
  if (/^\[.*\]$/s.test(trimmed))
    return [...trimmed.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/g)].map(([, a, b]) =>
      resolveEscapes(a ?? b ?? ''),
    );
  if (/^#\S+(?:\s+#\S+)*$/.test(trimmed)) return trimmed.split(/\s+/);
  // Chinese words need no space: where there are some, they part tags. In English one tag may have two words.
  if (
    /^[\p{Script=Han}\w/-]{1,12}(?:\s+[\p{Script=Han}\w/-]{1,12})+$/u.test(trimmed) &&
    /\p{Script=Han}/u.test(trimmed)
  )
    return trimmed.split(/\s+/);
  return trimmed.split(/[|;；,，、\n]/).map((tag) => tag.trim());
}

function resolveEscapes(text: string): string {
  return text.replace(/\\u([0-9a-fA-F]{4})|\\(.)/g, (_, hex: string | undefined, char: string | undefined) =>
    hex === undefined ? (char ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
