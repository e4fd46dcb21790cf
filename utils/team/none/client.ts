import type { LibraryConnection } from '../../library/channel/connect-library.ts';
import type { LibraryClient } from '../../protocol/library-client.ts';

/** Ordinary builds know one library. Builds for a team have utils/platform/team/client.ts in this place. */
export function joinTeam({ client }: LibraryConnection): LibraryClient {
  return client;
}
