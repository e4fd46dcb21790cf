import { nameTeamSource } from '#team/view';
import type { Source } from '../../utils/post/post.ts';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import { useSourceNames } from '../common/use-source-names.ts';

/** Names of sources by their id: the reader's own, and in the build for a team the team's. */
export function useAnySourceNames(library: LibraryClient, sources: Source[] | null): (id: string) => string {
  const nameOwnSource = useSourceNames(sources, nameTeamSource !== null);
  return nameTeamSource ? (id) => nameTeamSource?.(id, library) ?? nameOwnSource(id) : nameOwnSource;
}
