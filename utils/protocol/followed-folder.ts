/** Something outside that a source of the library follows: a folder of files, or the browser's own bookmarks. */
export interface FollowedFolder {
  sourceId: string;
  kind: 'folder' | 'bookmarks';
  /** As the folder is called on the disk; '' for bookmarks. */
  name: string;
  /** What opens it again without the reader; null where the browser gives none (Firefox) and for bookmarks. */
  handle: FileSystemDirectoryHandle | null;
  fileCount: number;
}

/** One bookmark of the browser. */
export interface Bookmark {
  /** The browser's own, stable while the bookmark lives. */
  id: string;
  title: string;
  url: string;
  /** ms since 1970; 0 when unknown. */
  dateAdded: number;
  /** Names of the folders it lies in, outermost first, without those that every browser has. */
  folders: string[];
}

/** What a page has in hand of a folder: a handle that reads it again and again, its files chosen once, or bookmarks. */
export type GivenFolder =
  | { kind: 'handle'; handle: FileSystemDirectoryHandle }
  /** `paths` begin with the folder's own name. */
  | { kind: 'files'; files: File[]; paths: string[] }
  | { kind: 'bookmarks'; bookmarks: Bookmark[] };

/** How a followed folder differs from what was taken over; part of an import's preview. */
export interface FolderChanges {
  sourceId: string;
  kind: FollowedFolder['kind'];
  /** It is not followed yet: running the preview begins to. */
  isFirst: boolean;
  newFiles: number;
  changedFiles: number;
  vanishedFiles: number;
  /** Changed or vanished files whose posts the reader edited or deleted here: what is here stays as it is. */
  editedFiles: number;
}
