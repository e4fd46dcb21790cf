import type { FolderListing, ListedFile } from '../../library/store/folder-listing.ts';

/** Files asked for their size and time at once. More only makes the browser's own queue longer. 4-64. */
const AT_ONCE = 16;
/** Folders walked at once: the list of one comes while files of the others are asked. 1-8. */
const FOLDERS_AT_ONCE = 4;
/** Files of one folder; beyond it nobody keeps notes. */
const MAX_FILES = 200_000;

/**
 * What lies in a folder and below it, but for folders and files that begin with a dot (.obsidian, .git, .trash). Links of the
 * file system are not followed by the browser itself.
 */
export async function listFolder(handle: unknown): Promise<FolderListing> {
  if (!(handle instanceof FileSystemDirectoryHandle)) return { kind: 'gone' };
  if (!(await mayRead(handle))) return { kind: 'no-access' };
  const files: ListedFile[] = [];
  const unreadable: string[] = [];
  try {
    await walk(handle, '');
  } catch (thrown) {
    return { kind: thrown instanceof DOMException && thrown.name === 'NotAllowedError' ? 'no-access' : 'gone' };
  }
  return { kind: 'listed', name: handle.name, files, unreadable };

  async function walk(folder: FileSystemDirectoryHandle, path: string): Promise<void> {
    const inner: FileSystemDirectoryHandle[] = [];
    let asked: Promise<void>[] = [];
    for await (const entry of folder.values()) {
      if (entry.name.startsWith('.')) continue;
      if (entry.kind === 'directory') inner.push(entry);
      else asked.push(look(entry, `${path}${entry.name}`));
      if (asked.length < AT_ONCE) continue;
      await Promise.all(asked);
      asked = [];
    }
    await Promise.all(asked);
    for (let start = 0; start < inner.length; start += FOLDERS_AT_ONCE) {
      await Promise.all(
        inner.slice(start, start + FOLDERS_AT_ONCE).map((each) => walkInner(each, `${path}${each.name}`)),
      );
    }
  }

  /** What cannot be looked at is not taken for empty. */
  async function walkInner(folder: FileSystemDirectoryHandle, path: string): Promise<void> {
    if (files.length >= MAX_FILES) unreadable.push(path);
    else await walk(folder, `${path}/`).catch(() => unreadable.push(path));
  }

  async function look(entry: FileSystemFileHandle, path: string): Promise<void> {
    const file = await entry.getFile().catch(() => null);
    if (file === null) unreadable.push(path);
    else files.push({ path, size: file.size, modified: file.lastModified, content: file });
  }
}

/** TypeScript's library does not know the permissions of handles, which Chromium has in workers, too. */
export interface AskableHandle {
  queryPermission(options: { mode: 'read' }): Promise<PermissionState>;
  requestPermission(options: { mode: 'read' }): Promise<PermissionState>;
}

export function isAskable(handle: object): handle is AskableHandle {
  return 'queryPermission' in handle && 'requestPermission' in handle;
}

async function mayRead(handle: FileSystemDirectoryHandle): Promise<boolean> {
  return !isAskable(handle) || (await handle.queryPermission({ mode: 'read' })) === 'granted';
}

/** The two handles open one folder. */
export async function isSameFolder(one: unknown, other: unknown): Promise<boolean> {
  if (!(one instanceof FileSystemDirectoryHandle && other instanceof FileSystemDirectoryHandle)) return false;
  return one.isSameEntry(other);
}
