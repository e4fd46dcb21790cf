/** What a build for a team shows beside the rest; ordinary builds have no-team.ts in this place. */

export { listenToTeam, nameTeamSource } from './listen-to-team.ts';
export { TeamNote } from './TeamNote.tsx';
export { TeamSettings } from './TeamSettings.tsx';
