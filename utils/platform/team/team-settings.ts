import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { TeamCredentials } from '../../protocol/team-client.ts';

const KEY = 'team';

const Credentials = v.variant('kind', [
  v.object({ kind: v.literal('none') }),
  v.object({ kind: v.literal('api-key'), key: v.string() }),
  v.object({ kind: v.literal('basic'), user: v.string(), password: v.string() }),
]);
const Settings = v.object({
  version: v.literal(1),
  isOn: v.boolean(),
  credentials: Credentials,
});

export interface TeamSettings {
  isOn: boolean;
  credentials: TeamCredentials;
}

/** Until the reader says otherwise. */
const DEFAULTS: TeamSettings = { isOn: true, credentials: { kind: 'none' } };

/** The reader's settings for the team's library, from storage.local. */
export async function readTeamSettings(): Promise<TeamSettings> {
  const stored = v.safeParse(Settings, (await browser.storage.local.get(KEY))[KEY]);
  return stored.success ? stored.output : DEFAULTS;
}

export async function writeTeamSettings(settings: TeamSettings): Promise<void> {
  await browser.storage.local.set({ [KEY]: { version: 1, ...settings } });
}

/** Told when another page of the extension changed them. */
export function onTeamSettingsChange(listener: () => void): void {
  browser.storage.local.onChanged.addListener((changes) => {
    if (KEY in changes) listener();
  });
}

/** A short mark of a key: the beginning of its SHA-256. Empty without one. */
export async function fingerprintOf(credentials: TeamCredentials): Promise<string> {
  if (credentials.kind === 'none') return '';
  const secret = credentials.kind === 'api-key' ? credentials.key : `${credentials.user}:${credentials.password}`;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret)));
  const digits = [...hash.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/(.{4})(?=.)/g, '$1 ');
}
