import type { ComponentType } from 'preact';
import type { Page } from '../../utils/page/page.ts';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import type { FindOutcome, SearchOutcome } from '../../utils/protocol/outcome.ts';

type TeamView = ComponentType<{ library: LibraryClient }> | null;

type ListenToTeam = (
  library: LibraryClient,
  onFinding: (page: Page, outcome: FindOutcome) => void,
  onFound: (query: string, outcome: SearchOutcome) => void,
  signal: AbortSignal,
) => void;

/** Ordinary builds show nothing of a team. Builds for a team have components/team/view.tsx in this place. */
export const TeamNote: TeamView = null;
export const listenToTeam: ListenToTeam | null = null;
export const nameTeamSource: ((sourceId: string, library: LibraryClient) => string | null) | null = null;
export const TeamSettings: TeamView = null;
