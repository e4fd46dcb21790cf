import { hashString } from '../../bytes/hashes.ts';
import type { Bookmark, GivenFolder } from '../../protocol/followed-folder.ts';
import type { FolderListing, ListedFile } from '../store/folder-listing.ts';

/** What a page gives of a folder that the library cannot open by itself: files chosen once, or the browser's bookmarks. */
export function listGiven(given: Exclude<GivenFolder, { kind: 'handle' }>): FolderListing {
  if (given.kind === 'bookmarks') {
    return { kind: 'listed', name: '', files: given.bookmarks.filter(isAddress).map(toListed), unreadable: [] };
  }
  const name = chosenFolderName(given.paths);
  const files = given.files.map((content, i): ListedFile => {
    const path = given.paths[i] ?? content.name;
    const below = path.startsWith(`${name}/`) ? path.slice(name.length + 1) : path;
    return { path: below, size: content.size, modified: content.lastModified, content };
  });
  return { kind: 'listed', name, files, unreadable: [] };
}

/** The name of the folder that files were chosen from: their paths begin with it. */
export function chosenFolderName([first = '']: readonly string[]): string {
  return first.split('/', 1)[0] ?? '';
}

/** Bookmarks of the browser's own pages and of scripts are nothing to find again. */
function isAddress({ url }: Bookmark): boolean {
  return /^https?:/i.test(url);
}

function toListed({ id, title, url, dateAdded, folders }: Bookmark): ListedFile {
  const content = {
    isBookmark: true,
    title,
    url,
    publishedAt: dateAdded > 0 ? new Date(dateAdded).toISOString() : '',
    tags: folders,
  };
  const written = JSON.stringify(content);
  return { path: id, size: written.length, modified: hashString(written), content };
}
