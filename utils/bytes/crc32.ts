const TABLES = createTables();

/**
 * CRC-32 (IEEE 802.3, as in zip and PNG) of a byte range, four bytes at a time. `before`: that of the bytes in front of it, which
 * are elsewhere.
 */
export function crc32(bytes: Uint8Array, start = 0, end = bytes.length, before = 0): number {
  const [t0, t1, t2, t3] = TABLES;
  let crc = ~before;
  let i = start;
  for (; i + 4 <= end; i += 4) {
    crc ^= at(bytes, i) | (at(bytes, i + 1) << 8) | (at(bytes, i + 2) << 16) | (at(bytes, i + 3) << 24);
    crc = at(t3, crc & 255) ^ at(t2, (crc >>> 8) & 255) ^ at(t1, (crc >>> 16) & 255) ^ at(t0, crc >>> 24);
  }
  for (; i < end; i++) crc = at(t0, (crc ^ at(bytes, i)) & 255) ^ (crc >>> 8);
  return ~crc >>> 0;
}

function at(array: Uint8Array | Uint32Array, index: number): number {
  return array[index] as number; // in range by construction; a check here would halve the speed
}

function createTables(): [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  const t0 = new Uint32Array(256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    t0[n] = c;
  }
  const next = (table: Uint32Array) => table.map((c) => (t0[c & 255] ?? 0) ^ (c >>> 8));
  const t1 = next(t0);
  const t2 = next(t1);
  const t3 = next(t2);
  return [t0, t1, t2, t3];
}
