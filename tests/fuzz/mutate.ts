/** A source of chance that can be repeated: mulberry32 (Tommy Ettinger, public domain). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Byte strings that parsers trip over. */
const NASTY = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  '</',
  '&',
  '&#0;',
  '&#xd800;',
  '\n',
  '\r',
  '\r\n',
  '\0',
  ',',
  ';',
  '|',
  '---\n',
  '```',
  '\ufeff',
  '\u2028',
  '\u202e',
  '__proto__',
  '"__proto__":{',
  'constructor',
  'javascript:alert(1)',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '\\ud800',
  '\\x0C',
  '\\x',
  '\\u12',
  '1e999',
  '-',
  'NaN',
  '<DL><p>',
  '</DL>',
  '<DT>',
  '<A HREF="',
  '<div class="memo">',
  '<div class="content">',
  '<item>',
  '</item>',
  '&amp;amp;',
  '💡',
  '[[',
  ']]',
  '![',
  '](',
  '>'.repeat(400),
  '['.repeat(400),
  '*'.repeat(400),
  '&a *a\n',
  '9'.repeat(40),
].map((text) => new TextEncoder().encode(text));
const BYTES = [0x00, 0x7f, 0x80, 0xc0, 0xed, 0xa0, 0xff, 0xfe, 0x22, 0x5c, 0x3c, 0x0a];
const MAX_LENGTH = 400_000;

/** Changes a valid file in one to eight places: cut, flip, insert, delete, repeat, swap, graft from another file. */
export function mutate(bytes: Uint8Array, other: Uint8Array, random: () => number): Uint8Array {
  let result = bytes;
  const changes = 1 + Math.floor(random() * 8);
  for (let i = 0; i < changes; i++) result = mutateOnce(result, other, random).subarray(0, MAX_LENGTH);
  return result;
}

function mutateOnce(bytes: Uint8Array, other: Uint8Array, random: () => number): Uint8Array {
  const at = Math.floor(random() * (bytes.length + 1));
  const span = Math.floor(random() ** 3 * (bytes.length - at));
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  switch (Math.floor(random() * 9)) {
    case 0: // cut off
      return bytes.subarray(0, at);
    case 1: {
      // flip one byte
      const copy = bytes.slice();
      if (at < copy.length) copy[at] = Math.floor(random() * 256);
      return copy;
    }
    case 2: // insert something nasty
      return join(bytes.subarray(0, at), pick(NASTY), bytes.subarray(at));
    case 3: // replace by something nasty
      return join(bytes.subarray(0, at), pick(NASTY), bytes.subarray(at + span));
    case 4: // delete
      return join(bytes.subarray(0, at), bytes.subarray(at + span));
    case 5: // repeat a stretch, some times
      return join(
        bytes.subarray(0, at),
        ...Array.from({ length: 1 + Math.floor(random() ** 4 * 200) }, () =>
          bytes.subarray(at, at + Math.min(span, 500)),
        ),
        bytes.subarray(at),
      );
    case 6: {
      // move a stretch
      const stretch = bytes.subarray(at, at + span);
      const rest = join(bytes.subarray(0, at), bytes.subarray(at + span));
      const to = Math.floor(random() * rest.length);
      return join(rest.subarray(0, to), stretch, rest.subarray(to));
    }
    case 7: {
      // graft a stretch of another file
      const from = Math.floor(random() * other.length);
      return join(bytes.subarray(0, at), other.subarray(from, from + Math.floor(random() * 2000)), bytes.subarray(at));
    }
    default: {
      // insert a byte that no encoding likes
      return join(bytes.subarray(0, at), Uint8Array.of(pick(BYTES) ?? 0), bytes.subarray(at));
    }
  }
}

function join(...parts: (Uint8Array | undefined)[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + (part?.length ?? 0), 0));
  let at = 0;
  for (const part of parts) {
    if (part === undefined) continue;
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
