/** For the omnibox of Chromium, whose descriptions are XML. Characters that XML has no way to write become spaces. */
export function escapeXml(text: string): string {
  let safe = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20 || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff) safe += ' ';
    else safe += ENTITIES[character] ?? character;
  }
  return safe;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
