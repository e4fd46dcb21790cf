import { useEffect, useState } from 'preact/hooks';
import type { TeamClient, TeamState } from '../../utils/protocol/team-client.ts';

/** The state of the team's library, kept up to date. */
export function useTeam(team: TeamClient): TeamState {
  const [state, setState] = useState(team.get);
  useEffect(() => team.subscribe(() => setState(team.get())), [team]);
  return state;
}
