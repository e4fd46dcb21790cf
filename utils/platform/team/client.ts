import { browser } from 'wxt/browser';
import type { LibraryConnection } from '../../library/channel/connect-library.ts';
import type { Page } from '../../page/page.ts';
import type { FindOptions, LibraryClient } from '../../protocol/library-client.ts';
import type { FindOutcome, SearchOutcome } from '../../protocol/outcome.ts';
import type { TeamClient, TeamState, TeamStatus } from '../../protocol/team-client.ts';
import { joinFindings, joinFound } from '../../team/join-answers.ts';
import { TEAM_CONFIG } from './team-config.ts';
import { fingerprintOf, onTeamSettingsChange, readTeamSettings, writeTeamSettings } from './team-settings.ts';
import type { TeamAnswer, TeamCalls } from './worker.ts';

const ORIGINS = { origins: [`${TEAM_CONFIG.engine.replace(/:\d+$/, '')}/*`] };

/**
 * The library of this page with the team's beside it. The own answer stands at once; what the team's library adds comes to
 * those who listen. Nothing is sent while the reader has it off, and nothing from a private window.
 */
export function joinTeam({ client, call }: LibraryConnection): LibraryClient {
  const listeners = new Set<() => void>();
  const onFinding = new Set<(page: Page, outcome: FindOutcome) => void>();
  const onFound = new Set<(query: string, outcome: SearchOutcome) => void>();
  /** Those who ask again when the library changes: also when the team's becomes reachable, or is switched on or off. */
  const onChange = new Set<() => void>();
  let newestFind = 0;
  let newestSearch = 0;
  let state: TeamState = {
    name: TEAM_CONFIG.name,
    engine: TEAM_CONFIG.engine,
    isOn: true,
    fingerprint: '',
    status: { kind: 'idle' },
    sentTerms: [],
  };
  let settings = readTeamSettings();

  function set(change: Partial<TeamState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  async function reload(): Promise<void> {
    settings = readTeamSettings();
    const { isOn, credentials } = await settings;
    const fingerprint = await fingerprintOf(credentials);
    // This page hears of its own change, too, maybe after the engine has answered to it.
    const status: TeamStatus = isOn ? { kind: 'idle' } : { kind: 'off' };
    set({ isOn, fingerprint, status: isOn && state.status.kind !== 'off' ? state.status : status });
  }

  // The worker of this same build serves these calls (worker.ts).
  function ask<Name extends keyof TeamCalls>(
    name: Name,
    ...args: Parameters<TeamCalls[Name]>
  ): ReturnType<TeamCalls[Name]> {
    return call(name, args) as ReturnType<TeamCalls[Name]>;
  }

  /** Why nothing may be sent now, or null. */
  async function whyNot(): Promise<TeamStatus | null> {
    if (browser.extension.inIncognitoContext) return { kind: 'private' };
    if (!(await settings).isOn) return { kind: 'off' };
    // Readers take this back in the browser at any time: asked at every use.
    const isAllowed = await browser.permissions.contains(ORIGINS);
    return isAllowed ? null : { kind: 'failed', code: 'not-allowed', detail: '' };
  }

  function take<T>(answer: TeamAnswer<T>): T | null {
    if (answer.kind === 'failed') {
      set({ status: answer });
      return null;
    }
    set({ status: { kind: 'answered' } });
    return answer.value;
  }

  async function findTeam(page: Page, options: FindOptions, own: Promise<FindOutcome>): Promise<void> {
    const mine = ++newestFind;
    const obstacle = await whyNot();
    if (mine !== newestFind) return;
    if (obstacle !== null) {
      set({ status: obstacle, sentTerms: [] });
      return;
    }
    set({ status: { kind: 'asking' } });
    const { answer, sentTerms } = await ask('findTeam', page, options, (await settings).credentials);
    if (mine !== newestFind) return;
    set({ sentTerms });
    const found = take(answer);
    if (found === null) return;
    const joined = joinFindings(await own, found, options.limit);
    if (mine === newestFind) for (const listener of onFinding) listener(page, joined);
  }

  async function searchTeam(query: string, limit: number, own: Promise<SearchOutcome>): Promise<void> {
    const mine = ++newestSearch;
    if (query.trim() === '') return;
    const obstacle = await whyNot();
    if (mine !== newestSearch) return;
    if (obstacle !== null) {
      set({ status: obstacle });
      return;
    }
    const ownFound = await own; // typing goes on meanwhile: only what the reader stays with is asked
    if (mine !== newestSearch || ownFound.goesOn === true) return; // it is asked again when the own list is read
    const found = take(await ask('searchTeam', query, limit, (await settings).credentials));
    if (found === null || mine !== newestSearch) return;
    for (const listener of onFound) listener(query, joinFound(ownFound, found));
  }

  async function check(): Promise<void> {
    const obstacle = await whyNot();
    if (obstacle !== null) set({ status: obstacle });
    else {
      set({ status: { kind: 'asking' } });
      const answer = await ask('checkTeam', (await settings).credentials);
      take(answer);
      if (answer.kind === 'answer') askAgain();
    }
  }

  function askAgain(): void {
    for (const listener of onChange) listener();
  }

  const team: TeamClient = {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async setOn(isOn) {
      await writeTeamSettings({ ...(await settings), isOn });
      await reload();
    },
    async saveCredentials(credentials) {
      await writeTeamSettings({ ...(await settings), credentials });
      await reload();
      await check();
    },
    async allowEngine() {
      if (await browser.permissions.request(ORIGINS)) await check();
    },
    onFinding: (listener, signal) => listen(onFinding, listener, signal),
    onFound: (listener, signal) => listen(onFound, listener, signal),
  };

  void reload();
  onTeamSettingsChange(() => void reload().then(askAgain));

  return {
    ...client,
    team,
    find(page, options) {
      const own = client.find(page, options);
      // What is being written is nobody's business yet: of it nothing leaves.
      if (page.textSource === 'paragraph') newestFind++;
      else findTeam(page, options, own).catch(() => undefined); // the own answer says what went wrong with it
      return own;
    },
    onChange(listener, signal) {
      client.onChange(listener, signal);
      listen(onChange, listener, signal);
    },
    search(query, limit) {
      const own = client.search(query, limit);
      searchTeam(query, limit, own).catch(() => undefined);
      return own;
    },
  };
}

function listen<Listener>(listeners: Set<Listener>, listener: Listener, signal: AbortSignal): void {
  if (signal.aborted) return;
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}
