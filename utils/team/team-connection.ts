import type { TeamCredentials } from '../protocol/team-client.ts';
import { parseTeamMapping, type ShardStatistics, type TeamIndexInfo } from './parse-team-answer.ts';
import type { TeamConfig } from './team-config.ts';
import { createTeamEngine, type TeamEngine, type TeamWorld } from './team-engine.ts';

/** What one key has opened: the way to the engine and what was learned of its index. */
export interface TeamConnection {
  engine: TeamEngine;
  info(): Promise<TeamIndexInfo>;
  /** Terms whose frequency is known already: pages of one morning share many. */
  statistics: ShardStatistics;
}

/** Opens the way to a team's index. Nothing is asked before the first question. */
export function openTeamConnection(
  config: Pick<TeamConfig, 'engine' | 'index'>,
  credentials: TeamCredentials,
  world: TeamWorld,
): TeamConnection {
  const engine = createTeamEngine(config, credentials, world);
  let info: Promise<TeamIndexInfo> | null = null;
  return {
    engine,
    statistics: { postCount: 0, documentFrequency: new Map() },
    info() {
      info ??= engine.ask('_mapping', null).then(parseTeamMapping);
      info.catch(() => {
        info = null; // asked again with the next question
      });
      return info;
    },
  };
}
