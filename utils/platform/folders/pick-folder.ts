import { isAskable } from './list-folder.ts';

/** TypeScript's library does not know the picker, which Chromium alone has. */
interface FolderPicker {
  showDirectoryPicker(options: { id: string; mode: 'read' }): Promise<FileSystemDirectoryHandle>;
}

function hasPicker(page: object): page is FolderPicker {
  return 'showDirectoryPicker' in page;
}

export function canKeepFolders(): boolean {
  return hasPicker(window);
}

/** Straight from the click. Null when the reader chose none, or the browser forbids the one that was chosen. */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | null> {
  if (!hasPicker(window)) return null;
  return window.showDirectoryPicker({ id: 'followed', mode: 'read' }).catch(() => null);
}

/** Straight from the click: the browser asks the reader where it has forgotten. */
export async function allowFolder(handle: FileSystemDirectoryHandle): Promise<boolean> {
  return !isAskable(handle) || (await handle.requestPermission({ mode: 'read' })) === 'granted';
}
