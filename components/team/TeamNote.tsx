import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import type { TeamClient } from '../../utils/protocol/team-client.ts';
import { failureKey, useTeamTranslate } from './translate-team.ts';
import { useTeam } from './use-team.ts';
import './team.css';

/** Above the related posts: what was sent to whom, or why the team's posts are missing. */
export function TeamNote({ library }: { library: LibraryClient }) {
  return library.team ? <Note team={library.team} /> : null;
}

function Note({ team }: { team: TeamClient }) {
  const t = useTeamTranslate();
  const { status, engine, name, sentTerms } = useTeam(team);
  const host = new URL(engine).host;
  switch (status.kind) {
    case 'off':
    case 'idle':
      return null;
    case 'private':
      return <p class="team-note">{t('team_private')}</p>;
    case 'asking':
      return <p class="team-note">{t('team_asking', name)}</p>;
    case 'answered':
      return (
        <details class="team-note" data-testid="team-sent">
          <summary>
            {t('team_answered', name)}
            {sentTerms.length > 0 &&
              ` · ${t(sentTerms.length === 1 ? 'team_sent_one' : 'team_sent_other', String(sentTerms.length), host)}`}
          </summary>
          <p class="team-terms">
            {sentTerms.map((term) => (
              <span key={term}>{term} </span>
            ))}
          </p>
        </details>
      );
    case 'failed':
      return (
        <div class="team-note is-failed" role="status" data-testid="team-failed" data-code={status.code}>
          <p>
            {t(failureKey(status.code), host, status.detail)} {t('team_own_only')}
          </p>
          {status.code === 'not-allowed' && (
            <button type="button" class="button" data-testid="team-allow" onClick={() => void team.allowEngine()}>
              {t('team_allow', host)}
            </button>
          )}
          {status.code === 'unreachable' && (
            <a class="quiet" href={engine} target="_blank" rel="noreferrer">
              {t('team_open_engine')}
            </a>
          )}
        </div>
      );
  }
}
