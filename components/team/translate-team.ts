import type { TeamFailureCode } from '../../utils/protocol/team-client.ts';
import type { MessageKey } from '../../utils/protocol/translate.ts';
import { useTranslate } from '../common/translate.ts';
import type messages from './messages/zh_CN.json';

export type TeamMessageKey = keyof typeof messages;

/** Messages of a build for a team: wxt.config.ts adds them to the extension's own. */
export function useTeamTranslate(): (key: TeamMessageKey, ...substitutions: string[]) => string {
  const t = useTranslate();
  return (key, ...substitutions) => t(key as unknown as MessageKey, ...substitutions);
}

const FAILURES: Record<TeamFailureCode, TeamMessageKey> = {
  'not-allowed': 'team_failed_not_allowed',
  unreachable: 'team_failed_unreachable',
  timeout: 'team_failed_timeout',
  unauthorised: 'team_failed_unauthorised',
  forbidden: 'team_failed_forbidden',
  'too-many': 'team_failed_too_many',
  'index-missing': 'team_failed_index_missing',
  'not-ours': 'team_failed_not_ours',
  'mapping-newer': 'team_failed_mapping_newer',
  'answer-invalid': 'team_failed_answer_invalid',
  'engine-failed': 'team_failed_engine_failed',
};

/** The sentence of a failure: what happened and what to do. */
export function failureKey(code: TeamFailureCode): TeamMessageKey {
  return FAILURES[code];
}
