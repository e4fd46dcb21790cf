import type { Library } from '../../../../utils/library/open-library.ts';
import type { FolderListing, ListedFile } from '../../../../utils/library/store/folder-listing.ts';

import type { FolderCheck, ImportPreview, ImportProgress } from '../../../../utils/protocol/library-client.ts';
import { createTestWorld, openTestLibrary, type TestWorld } from '../create-test-library.ts';

/** A folder in memory, as a browser would list it. Writing moves the clock on. */
export interface TestFolder {
  write(path: string, text: string): void;
  /** Another time and the same bytes. */
  touch(path: string): void;
  remove(path: string): void;
  move(from: string, to: string): void;
  /** The bytes of this file cannot be had. */
  lock(path: string): void;
  unlock(path: string): void;
  /** These folders cannot be looked into. */
  unreadable: string[];
  state: 'listed' | 'gone' | 'no-access';
  paths(): string[];
  /** First headings of the files; of plain text the file's name. */
  titles(): string[];
  /** Files whose bytes were asked for since the last call. */
  takeRead(): string[];
  list(): FolderListing;
}

export function createTestFolder(files: Record<string, string> = {}): TestFolder {
  const held = new Map<string, { text: string; modified: number }>();
  const locked = new Set<string>();
  let read: string[] = [];
  let clock = 1000;
  const folder: TestFolder = {
    unreadable: [],
    state: 'listed',
    write: (path, text) => void held.set(path, { text, modified: clock++ }),
    touch: (path) => folder.write(path, held.get(path)?.text ?? ''),
    remove: (path) => void held.delete(path),
    move(from, to) {
      const file = held.get(from);
      held.delete(from);
      if (file) held.set(to, file);
    },
    lock: (path) => void locked.add(path),
    unlock: (path) => void locked.delete(path),
    paths: () => [...held.keys()],
    titles: () =>
      [...held].map(([path, { text }]) =>
        path.endsWith('.txt') ? path.replace(/^.*\/|\.txt$/g, '') : (/^# (.*)$/m.exec(text)?.[1] ?? ''),
      ),
    takeRead() {
      const taken = read;
      read = [];
      return taken;
    },
    list() {
      if (folder.state !== 'listed') return { kind: folder.state };
      const isHidden = (path: string) => folder.unreadable.some((each) => path.startsWith(`${each}/`));
      const listed = [...held].filter(([path]) => !isHidden(path));
      return {
        kind: 'listed',
        name: '笔记',
        unreadable: folder.unreadable,
        files: listed.map(([path, { text, modified }]): ListedFile => {
          const content = new Blob([text]);
          const whole = content.arrayBuffer.bind(content);
          content.arrayBuffer = async () => {
            read.push(path);
            if (locked.has(path)) throw new DOMException('locked', 'NotReadableError');
            return whole();
          };
          return { path, size: content.size, modified, content };
        }),
      };
    },
  };
  for (const [path, text] of Object.entries(files)) folder.write(path, text);
  return folder;
}

/** Three notes on one trade. */
export const NOTES = {
  '增长/留存.md': '# 留存\n\n次日留存先看激活动作，再看推送时机。\n\n#增长',
  '增长/裂变.md': '# 裂变\n\n邀请奖励给双方，新客的那份要大。',
  '选品.txt': '选品先看复购周期，再看毛利，最后看物流体积。',
};

/** A library whose browser opens the folder by a handle that its store can keep. */
export function openFollowing(folder: TestFolder): { library: Library; world: TestWorld } {
  const world = createTestWorld();
  const library = openTestLibrary({
    ...world,
    listFolder: async () => folder.list(),
    isSameFolder: async () => true,
  });
  return { library, world };
}

/** What stands for a handle: the library only keeps it and gives it back. */
export const HANDLE = { name: '笔记' } as FileSystemDirectoryHandle;

export function previewOf(check: FolderCheck): ImportPreview {
  if (check.kind !== 'changed') throw new Error(`The folder is ${check.kind}.`);
  return check.preview;
}

/** Takes over what a look at the folder showed; `removes`: what to answer about vanished files. */
export async function takeOver(library: Library, check: FolderCheck, removes?: boolean): Promise<ImportProgress> {
  const preview = previewOf(check);
  if (removes !== undefined) {
    await library.chooseForImport(
      preview.importId,
      preview.choices.map((choice) => (choice.kind === 'vanished' ? { ...choice, isRemoved: removes } : choice)),
    );
  }
  const end = await library.runImport(preview.importId, preview.suggestedName, () => {});
  if (end.state !== 'done') throw new Error(`The update ended ${JSON.stringify(end)}.`);
  return end;
}

export async function follow(library: Library): Promise<string> {
  const end = await takeOver(library, await library.followFolder({ kind: 'handle', handle: HANDLE }));
  return end.sourceId ?? '';
}
