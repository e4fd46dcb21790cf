import { crc32 } from '../../bytes/crc32.ts';
import { CHECKSUM_OFFSET, HEADER_BYTES, SEGMENT_MAGIC, SEGMENT_VERSION } from './segment-format.ts';

/** True when the bytes are a whole segment of this version: magic, version and checksum of everything behind it. */
export function verifySegment(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_BYTES) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (
    view.getUint32(0, true) === SEGMENT_MAGIC &&
    view.getUint32(4, true) === SEGMENT_VERSION &&
    view.getUint32(CHECKSUM_OFFSET, true) === crc32(bytes, CHECKSUM_OFFSET + 4)
  );
}
