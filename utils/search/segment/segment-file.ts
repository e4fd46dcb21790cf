/**
 * A segment that lies in a file and is read where it is asked for, at once: posting lists are decoded in loops that cannot
 * wait. Its bytes never change while it is open.
 */
export interface SegmentFile {
  readonly size: number;
  /** Fills `into` with the bytes from `at` on, and gives how many there were. */
  read(into: Uint8Array, at: number): number;
  /** Nothing of it can be read any more. */
  close(): void;
}
