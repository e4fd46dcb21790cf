import type { Library } from '../../library/open-library.ts';

/** Ordinary builds know one library. Builds for a team have utils/platform/team/worker.ts in this place. */
export function joinTeam(library: Library): Library {
  return library;
}
