import type { LibrarySection } from '../../utils/protocol/platform-client.ts';

export const LIBRARY_SECTIONS: readonly LibrarySection[] = [
  'posts',
  'sources',
  'import',
  'backup',
  'settings',
  'welcome',
];
/** Names that sections had in addresses somebody may have kept. */
const OLD_NAMES: ReadonlyMap<string, LibrarySection> = new Map([['keep', 'backup']]);

/** What the library page shows first. */
export interface LibraryAddress {
  section: LibrarySection;
  /** Typed search over the posts; empty for all. */
  query: string;
  /** One post to open; empty for none. */
  postId: string;
}

/** Reads "?section=posts&query=…&post=…"; what it does not name, or names wrongly, has its plain value. */
export function readLibraryAddress(search: string): LibraryAddress {
  const parameters = new URLSearchParams(search);
  const name = parameters.get('section') ?? '';
  return {
    section: LIBRARY_SECTIONS.find((section) => section === name) ?? OLD_NAMES.get(name) ?? 'posts',
    query: parameters.get('query') ?? '',
    postId: parameters.get('post') ?? '',
  };
}
