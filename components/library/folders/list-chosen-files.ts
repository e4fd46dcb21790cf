export interface ChosenFiles {
  files: File[];
  /** Their names with the folders that were dropped or chosen: "笔记/2024/大促.md". */
  paths: string[];
}

/** The files of a choice; those of a folder know their paths. */
export function listChosenFiles(list: FileList | null): ChosenFiles {
  const files = [...(list ?? [])];
  return { files, paths: files.map((file) => file.webkitRelativePath || file.name) };
}
