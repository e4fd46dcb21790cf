import { assertDiskRoom } from './disk-room.ts';
import { isStorageEmpty } from './is-storage-empty.ts';
import { createLibraryMark, type LibraryMark } from './library-mark.ts';
import { renewLog } from './renew-log.ts';
import { createSegmentCopies, type SegmentCopies } from './segment-copies.ts';

/** What the store needs of the disk beside the database. */
export interface LibraryDisk {
  /** Throws a LibraryFailure 'quota-full' when the disk has less room than so many bytes. */
  assertRoom(bytes: number): Promise<void>;
  /** Makes what was stored whole before more is written behind it. */
  renewLog(): Promise<void>;
  /** Whether the browser has removed what the extension stored. */
  isRemoved(): Promise<boolean>;
  mark: LibraryMark;
  copies: SegmentCopies;
}

export const createLibraryDisk = (): LibraryDisk => ({
  assertRoom: assertDiskRoom,
  renewLog,
  isRemoved: isStorageEmpty,
  mark: createLibraryMark(),
  copies: createSegmentCopies(),
});
