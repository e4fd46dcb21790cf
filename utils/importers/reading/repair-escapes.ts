/** A complete escape, or one that the end of the piece may have cut: `\`, `\x`, `\x1`. */
const ESCAPE = /\\(?:x([0-9A-Fa-f]{2})|x[0-9A-Fa-f]?$|[\s\S]|$)/g;

/**
 * Telegram Desktop writes control characters as `\x0C`, which is no JSON. Rewrites them to `\u000C`, piece by piece: what
 * an end of a piece cuts is kept for the next one. `\\x0C` (a backslash, then text) stays as it is.
 */
export function createEscapeRepair(): (piece: string) => string {
  let kept = '';
  return (piece) => {
    if (kept === '' && !piece.includes('\\x') && !piece.endsWith('\\')) return piece;
    const text = kept + piece;
    kept = '';
    return text.replace(ESCAPE, (found: string, hex: string | undefined, offset: number) => {
      if (hex !== undefined) return `\\u00${hex}`;
      const isCut = found.length < 2 || (found.startsWith('\\x') && found.length < 4);
      if (!isCut || offset + found.length < text.length) return found;
      kept = found;
      return '';
    });
  };
}
