import type { ChosenFiles } from '../folders/list-chosen-files.ts';

/**
 * The files of a drop, those in dropped folders too. Call it while the drop event runs: the browser takes the list away after it.
 * What cannot be read (it was moved meanwhile) is left out.
 */
export async function readDroppedFiles(data: DataTransfer | null): Promise<ChosenFiles> {
  const whole = [...(data?.files ?? [])];
  const entries = [...(data?.items ?? [])].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (!entries.some((entry) => entry?.isDirectory)) return { files: whole, paths: whole.map(({ name }) => name) };
  const chosen: ChosenFiles = { files: [], paths: [] };
  for (const entry of entries) if (entry !== null) await readEntry(entry, chosen);
  return chosen;
}

async function readEntry(entry: FileSystemEntry, chosen: ChosenFiles): Promise<void> {
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    if (file === null) return;
    chosen.files.push(file);
    chosen.paths.push(entry.fullPath.replace(/^\//, ''));
  } else if (isDirectory(entry)) {
    for (const child of await listEntries(entry.createReader())) await readEntry(child, chosen);
  }
}

/** A reader gives a hundred entries at a time, and none when there are no more. */
async function listEntries(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
