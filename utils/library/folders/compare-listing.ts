import type { ListedFile } from '../store/folder-listing.ts';
import type { FolderFile } from '../store/folder-record.ts';

export interface FolderComparison {
  /** Size and time are as they were: not read. */
  same: FolderFile[];
  /** New, or another size or time: to be read, in the order of their paths. */
  toRead: { listed: ListedFile; known: FolderFile | null }[];
  /** Known and no longer there. */
  vanished: FolderFile[];
  /** Known, and nobody could look: they stay as they are. */
  unseen: FolderFile[];
}

/** How a folder differs from what was taken over, by paths, sizes and times alone. Every known file is in exactly one part. */
export function compareListing(
  known: readonly FolderFile[],
  listed: readonly ListedFile[],
  unreadable: readonly string[],
): FolderComparison {
  const before = new Map(known.map((file) => [file.path, file]));
  const comparison: FolderComparison = { same: [], toRead: [], vanished: [], unseen: [] };
  for (const file of listed) {
    const old = before.get(file.path) ?? null;
    before.delete(file.path);
    if (old !== null && old.size === file.size && old.modified === file.modified) comparison.same.push(old);
    else comparison.toRead.push({ listed: file, known: old });
  }
  for (const file of before.values()) {
    const isUnseen = unreadable.some((path) => file.path === path || file.path.startsWith(`${path}/`));
    comparison[isUnseen ? 'unseen' : 'vanished'].push(file);
  }
  comparison.toRead.sort((a, b) => (a.listed.path < b.listed.path ? -1 : 1));
  return comparison;
}
