import { useState } from 'preact/hooks';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import type { TeamClient, TeamCredentials } from '../../utils/protocol/team-client.ts';
import { failureKey, type TeamMessageKey, useTeamTranslate } from './translate-team.ts';
import { useTeam } from './use-team.ts';
import './team.css';

/** Settings of the team's library: on or off, the key, and whether the engine takes it. */
export function TeamSettings({ library }: { library: LibraryClient }) {
  return library.team ? <Settings team={library.team} /> : null;
}

const KINDS: Record<TeamCredentials['kind'], TeamMessageKey> = {
  'api-key': 'team_kind_api_key',
  basic: 'team_kind_basic',
  none: 'team_kind_none',
};

function Settings({ team }: { team: TeamClient }) {
  const t = useTeamTranslate();
  const { name, engine, isOn, fingerprint, status } = useTeam(team);
  const [kind, setKind] = useState<TeamCredentials['kind']>('api-key');
  const host = new URL(engine).host;

  function save(event: SubmitEvent): void {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const data = new FormData(event.target);
    const field = (key: string) => String(data.get(key) ?? '').trim();
    event.target.reset(); // a key is shown by its mark alone
    const credentials: TeamCredentials =
      kind === 'api-key'
        ? { kind, key: field('key') }
        : kind === 'basic'
          ? { kind, user: field('user'), password: field('password') }
          : { kind };
    void team.saveCredentials(credentials);
  }

  return (
    <section class="settings-group team-settings" data-testid="team-settings" aria-labelledby="team-heading">
      <h2 class="section-title" id="team-heading">
        {t('team_heading')}
      </h2>
      <p class="lead">{t('team_lead', name, host)}</p>
      <label class="check">
        <input
          type="checkbox"
          data-testid="team-on"
          checked={isOn}
          onChange={(event) => void team.setOn(event.currentTarget.checked)}
        />
        {t('team_on')}
      </label>
      <p class="meta" data-testid="team-fingerprint">
        {fingerprint === '' ? t('team_no_key') : t('team_fingerprint', fingerprint)}
      </p>
      <form class="team-form" onSubmit={save}>
        <label>
          {t('team_key_kind')}
          <select
            class="input"
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as TeamCredentials['kind'])}
          >
            {Object.entries(KINDS).map(([value, key]) => (
              <option key={value} value={value}>
                {t(key)}
              </option>
            ))}
          </select>
        </label>
        {kind === 'api-key' && (
          <label>
            {t('team_key')}
            <input class="input" name="key" type="password" autocomplete="off" required />
          </label>
        )}
        {kind === 'basic' && (
          <>
            <label>
              {t('team_user')}
              <input class="input" name="user" autocomplete="off" required />
            </label>
            <label>
              {t('team_password')}
              <input class="input" name="password" type="password" autocomplete="off" required />
            </label>
          </>
        )}
        <button type="submit" class="button" data-testid="team-save">
          {t('team_save')}
        </button>
        {fingerprint !== '' && (
          <button type="button" class="button" onClick={() => void team.saveCredentials({ kind: 'none' })}>
            {t('team_clear')}
          </button>
        )}
        <button type="button" class="button" data-testid="team-check" onClick={() => void team.allowEngine()}>
          {t(status.kind === 'failed' && status.code === 'not-allowed' ? 'team_allow' : 'team_check', host)}
        </button>
      </form>
      <p role="status" data-testid="team-status" data-kind={status.kind}>
        {status.kind === 'failed' && t(failureKey(status.code), host, status.detail)}
        {status.kind === 'answered' && t('team_ok')}
        {status.kind === 'asking' && t('team_asking', name)}
      </p>
    </section>
  );
}
