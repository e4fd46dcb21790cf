import type { LibraryProbe } from './library-probe.ts';

/** Posts of the reader's own sources. */
export async function countPosts(probe: LibraryProbe): Promise<number> {
  const sources = (await probe.call('listSources')) as { kind: string; postCount: number }[];
  return sources.filter(({ kind }) => kind !== 'bundled').reduce((sum, { postCount }) => sum + postCount, 0);
}
