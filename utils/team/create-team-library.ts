import type { Page } from '../page/page.ts';
import type { FindOptions } from '../protocol/library-client.ts';
import type { FindOutcome, SearchOutcome } from '../protocol/outcome.ts';
import type { TeamCredentials } from '../protocol/team-client.ts';
import { findTeamPosts } from './find-team-posts.ts';
import { searchTeamPosts } from './search-team-posts.ts';
import type { TeamConfig } from './team-config.ts';
import { openTeamConnection, type TeamConnection } from './team-connection.ts';
import type { TeamWorld } from './team-engine.ts';
import type { NamedLanguageTables, TeamQuestion } from './team-question.ts';

/** One find and one search at a time: a newer one ends the older, which then throws an AbortError. */
export interface TeamLibrary {
  /** @throws {TeamFailure} */
  find(
    page: Page,
    options: FindOptions,
    credentials: TeamCredentials,
    onTermsSent?: TeamQuestion['onTermsSent'],
  ): Promise<FindOutcome>;
  /** @throws {TeamFailure} */
  search(query: string, limit: number, credentials: TeamCredentials): Promise<SearchOutcome>;
  /** Asks the index for its mapping: says whether address, key and index are right. @throws {TeamFailure} */
  check(credentials: TeamCredentials): Promise<void>;
}

/** Frequencies that are kept of one connection; beyond, all are asked for again. */
const MAX_KNOWN_TERMS = 20_000;

/** A team's library on an engine: the same find and search as the local one, over what the engine holds. */
export function createTeamLibrary(
  config: TeamConfig,
  world: TeamWorld,
  loadLanguageTables: () => Promise<NamedLanguageTables>,
): TeamLibrary {
  let opened: { key: string; connection: TeamConnection } | null = null;
  let newestFind = new AbortController();
  let newestSearch = new AbortController();

  function connect(credentials: TeamCredentials): TeamConnection {
    const key = JSON.stringify(credentials);
    if (opened?.key !== key) opened = { key, connection: openTeamConnection(config, credentials, world) };
    const { statistics } = opened.connection;
    if (statistics.documentFrequency.size > MAX_KNOWN_TERMS) statistics.documentFrequency.clear();
    return opened.connection;
  }

  return {
    async find(page, options, credentials, onTermsSent) {
      newestFind.abort();
      newestFind = new AbortController();
      const question = { now: world.now, signal: newestFind.signal, onTermsSent };
      return findTeamPosts(page, connect(credentials), await loadLanguageTables(), options, question);
    },
    async search(query, limit, credentials) {
      newestSearch.abort();
      newestSearch = new AbortController();
      return searchTeamPosts(query, limit, connect(credentials), { now: world.now, signal: newestSearch.signal });
    },
    async check(credentials) {
      opened = null; // a changed key, or a second try: nothing that was learned before counts
      await connect(credentials).info();
    },
  };
}
