import type { TeamConfig } from '../../team/team-config.ts';

declare const __PANGZHENG_TEAM__: TeamConfig;

/** What `npm run build:team` was given; written into the build by wxt.config.ts. */
export const TEAM_CONFIG: TeamConfig = __PANGZHENG_TEAM__;
