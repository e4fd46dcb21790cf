/** Where the groups of one section lie: found by their first code unit without decoding them. */
export interface GroupDirectory {
  /** Number of the group of a first code unit, or -1. */
  groupOf(codeUnit: number): number;
  codeUnitOf(group: number): number;
  /** Members of earlier groups: the number of the group's first member. One more than there are groups. */
  bases: Uint32Array;
  /** Byte offset of the group's members. */
  offsets: Uint32Array;
}

/** Reads a varint at `at.offset` and moves it on. Bytes beyond the end read as 0. */
export function readVarint(bytes: Uint8Array, at: { offset: number }): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[at.offset++] ?? 0;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  return value >>> 0;
}

/** Walks over the heads of `groupCount` groups that begin at `start`. Null when they do not fill `byteLength` exactly. */
export function readGroupDirectory(
  bytes: Uint8Array,
  start: number,
  byteLength: number,
  groupCount: number,
): GroupDirectory | null {
  const groups = new Uint16Array(65536); // number + 1
  const codeUnits = new Uint16Array(groupCount);
  const bases = new Uint32Array(groupCount + 1);
  const offsets = new Uint32Array(groupCount);
  const at = { offset: start };
  let codeUnit = 0;
  for (let group = 0; group < groupCount; group++) {
    codeUnit += readVarint(bytes, at);
    if (codeUnit > 0xffff || at.offset >= start + byteLength) return null;
    bases[group + 1] = (bases[group] ?? 0) + readVarint(bytes, at);
    const size = readVarint(bytes, at);
    codeUnits[group] = codeUnit;
    groups[codeUnit] = group + 1;
    offsets[group] = at.offset;
    at.offset += size;
  }
  if (at.offset !== start + byteLength) return null;
  return { groupOf: (first) => (groups[first] ?? 0) - 1, codeUnitOf: (group) => codeUnits[group] ?? 0, bases, offsets };
}
