import { type Browser, browser } from 'wxt/browser';
import type { Bookmark } from '../../protocol/followed-folder.ts';

const PERMISSION = { permissions: ['bookmarks' as const] };

/** Straight from the click: the browser asks the reader, once. */
export function allowBookmarks(): Promise<boolean> {
  return browser.permissions.request(PERMISSION);
}

/** Null when the permission was never given, or was taken back. */
export async function readBookmarks(): Promise<Bookmark[] | null> {
  if (!(await browser.permissions.contains(PERMISSION))) return null;
  const bookmarks: Bookmark[] = [];
  for (const root of await browser.bookmarks.getTree()) {
    // The folders under the root are the browser's own (bar, menu, mobile): their names say nothing of what is in them.
    for (const own of root.children ?? []) for (const child of own.children ?? []) collect(child, [], bookmarks);
  }
  return bookmarks;
}

function collect(node: Browser.bookmarks.BookmarkTreeNode, folders: string[], bookmarks: Bookmark[]): void {
  const { id, title, url, dateAdded = 0, children } = node;
  if (url !== undefined) bookmarks.push({ id, title, url, dateAdded, folders });
  for (const child of children ?? []) collect(child, title === '' ? folders : [...folders, title], bookmarks);
}
