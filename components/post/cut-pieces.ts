/**
 * UTF-16 code units and lines drawn as one piece of a long post. A browser lays out 4,000 code units in some ms; more makes the reader
 * wait, less makes many pieces. 1,000-10,000 and 20-200.
 */
const PIECE_CODE_UNITS = 4_000;
const PIECE_LINES = 80;

/** A long line is cut at white space or a sentence's end if there is one within so many code units before the limit. */
const LOOK_BACK_CODE_UNITS = 200;
const GOOD_END = /[\s。！？!?；;，,、.]/u;

/** Where a text may be cut into pieces that are drawn one by one: ascending offsets, the first 0, the last its length. */
export function cutPieces(text: string): number[] {
  const cuts = [0];
  for (let start = 0; start < text.length; ) {
    const end = findEnd(text, start);
    cuts.push(end);
    start = end;
  }
  return cuts;
}

function findEnd(text: string, start: number): number {
  const limit = start + PIECE_CODE_UNITS;
  let end = -1;
  for (let lines = 0, at = start; lines < PIECE_LINES; lines++) {
    const lineEnd = text.indexOf('\n', at);
    if (lineEnd === -1 && text.length <= limit) return text.length;
    if (lineEnd === -1 || lineEnd >= limit) break;
    at = lineEnd + 1;
    end = at;
  }
  return end === -1 ? cutLine(text, limit) : end;
}

/** Within a line longer than a piece, and never within a surrogate pair. */
function cutLine(text: string, limit: number): number {
  for (let at = limit; at > limit - LOOK_BACK_CODE_UNITS; at--) if (GOOD_END.test(text.charAt(at - 1))) return at;
  return (text.charCodeAt(limit - 1) & 0xfc00) === 0xd800 ? limit - 1 : limit;
}
