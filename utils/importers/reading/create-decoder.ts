import type { Encoding } from './detect-encoding.ts';

const LINE_FEED = 0x0a;

/** Decodes bytes piece by piece. Broken ones become �; never throws. */
export interface TextPieces {
  /** Text of the next piece; a character cut by its end comes with the next one. */
  next(bytes: Uint8Array): string;
  /** What a cut-off last character leaves. */
  end(): string;
}

/**
 * A decoder that keeps its word. Node 24's TextDecoder for GB18030, though not fatal, throws on some broken sequences cut by the
 * end of a piece (0x81 0x30 0xb4 0xff 0x81 0x30, byte by byte); browsers give �. Then the piece is decoded line by line, and a
 * line that still throws becomes one �.
 */
export function createDecoder(encoding: Encoding): TextPieces {
  let decoder = new TextDecoder(encoding);
  const decodeLines = (bytes: Uint8Array): string => {
    decoder = new TextDecoder(encoding);
    let text = '';
    for (let start = 0; start < bytes.length; ) {
      const feed = bytes.indexOf(LINE_FEED, start);
      const end = feed < 0 ? bytes.length : feed + 1;
      try {
        text += new TextDecoder(encoding).decode(bytes.subarray(start, end));
      } catch {
        text += '\ufffd\n';
      }
      start = end;
    }
    return text;
  };
  return {
    next(bytes) {
      try {
        return decoder.decode(bytes, { stream: true });
      } catch {
        return decodeLines(bytes);
      }
    },
    end() {
      try {
        return decoder.decode();
      } catch {
        return '\ufffd';
      }
    },
  };
}
