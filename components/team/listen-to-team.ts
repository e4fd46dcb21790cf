import type { Page } from '../../utils/page/page.ts';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import type { FindOutcome, SearchOutcome } from '../../utils/protocol/outcome.ts';
import { TEAM_SOURCE_PREFIX } from '../../utils/protocol/team-client.ts';

/** Hands what the team's library adds to the stores of a surface. */
export function listenToTeam(
  library: LibraryClient,
  onFinding: (page: Page, outcome: FindOutcome) => void,
  onFound: (query: string, outcome: SearchOutcome) => void,
  signal: AbortSignal,
): void {
  library.team?.onFinding(onFinding, signal);
  library.team?.onFound(onFound, signal);
}

/** The team's library and the collection in it that a post is of; null for posts of the reader's own. */
export function nameTeamSource(sourceId: string, library: LibraryClient): string | null {
  if (!sourceId.startsWith(TEAM_SOURCE_PREFIX) || !library.team) return null;
  const collection = sourceId.slice(TEAM_SOURCE_PREFIX.length);
  const { name } = library.team.get();
  return collection === '' || collection === name ? name : `${name} · ${collection}`;
}
