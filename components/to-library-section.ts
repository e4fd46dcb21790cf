import type { LibrarySection } from '../utils/page/platform-client.ts';

export const LIBRARY_SECTIONS: readonly LibrarySection[] = ['posts', 'sources', 'import', 'keep', 'settings'];

/** A section named in an address; the posts when it names none. */
export function toLibrarySection(name: string | null): LibrarySection {
  return LIBRARY_SECTIONS.find((section) => section === name) ?? 'posts';
}
