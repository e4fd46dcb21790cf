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
        <div class="team-note" data-testid="team-answered">
          <SentTerms terms={sentTerms} host={host} before={t('team_answered', name)} />
        </div>
      );
    case 'failed':
      return (
        <div class="team-note is-failed" role="status" data-testid="team-failed" data-code={status.code}>
          <p>
            {t(failureKey(status.code), host, status.detail)} {t('team_own_only')}
          </p>
          <SentTerms terms={sentTerms} host={host} before="" />
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

/** How many terms of the page went to whom, and which. They may have gone before a failure, too. */
function SentTerms({ terms, host, before }: { terms: string[]; host: string; before: string }) {
  const t = useTeamTranslate();
  if (terms.length === 0) return before === '' ? null : <p>{before}</p>;
  const sent = t(terms.length === 1 ? 'team_sent_one' : 'team_sent_other', String(terms.length), host);
  return (
    <details data-testid="team-sent">
      <summary>{before === '' ? sent : `${before} · ${sent}`}</summary>
      <p class="team-terms">
        {terms.map((term) => (
          <span key={term}>{term} </span>
        ))}
      </p>
    </details>
  );
}
