import type { Page } from '../../utils/page/page.ts';

/**
 * True when a page that is read again says the same: its posts, and the chips that are off, stay. Titles do not count: chats and
 * back offices let theirs flash and count.
 */
export function isSamePage(one: Page, other: Page): boolean {
  return (
    one.url === other.url &&
    one.text === other.text &&
    one.selection === other.selection &&
    one.textSource === other.textSource
  );
}
