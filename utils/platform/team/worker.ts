import type { Library } from '../../library/open-library.ts';
import type { Page } from '../../page/page.ts';
import type { FindOptions } from '../../protocol/library-client.ts';
import type { FindOutcome, SearchOutcome } from '../../protocol/outcome.ts';
import type { TeamCredentials, TeamFailureCode } from '../../protocol/team-client.ts';
import { createTeamLibrary } from '../../team/create-team-library.ts';
import { TeamFailure } from '../../team/team-failure.ts';
import { TEAM_CONFIG } from './team-config.ts';

/** A failure that the reader is told of is a value: it crosses from the worker to its page. */
export type TeamAnswer<T> = { kind: 'answer'; value: T } | { kind: 'failed'; code: TeamFailureCode; detail: string };

/** Calls that the worker serves beside those of the library. */
export interface TeamCalls {
  /** With the terms of the page that left, which they may have done before a failure. */
  findTeam(
    page: Page,
    options: FindOptions,
    credentials: TeamCredentials,
  ): Promise<{ answer: TeamAnswer<FindOutcome>; sentTerms: string[] }>;
  searchTeam(query: string, limit: number, credentials: TeamCredentials): Promise<TeamAnswer<SearchOutcome>>;
  checkTeam(credentials: TeamCredentials): Promise<TeamAnswer<null>>;
}

/** Adds the team's library to what a worker serves. */
export function joinTeam(library: Library): Library & TeamCalls {
  const team = createTeamLibrary(
    TEAM_CONFIG,
    {
      fetch: (url, init) => fetch(url, init),
      now: () => performance.now(),
      random: Math.random,
      startTimer(listener, ms) {
        const timer = setTimeout(listener, ms);
        return () => clearTimeout(timer);
      },
    },
    library.loadLanguageTables,
  );
  return {
    ...library,
    async findTeam(page, options, credentials) {
      let sentTerms: string[] = [];
      const question = team.find(page, options, credentials, (terms) => {
        sentTerms = terms;
      });
      return { answer: await toAnswer(question), sentTerms };
    },
    searchTeam: (query, limit, credentials) => toAnswer(team.search(query, limit, credentials)),
    checkTeam: (credentials) => toAnswer(team.check(credentials).then(() => null)),
  };
}

async function toAnswer<T>(question: Promise<T>): Promise<TeamAnswer<T>> {
  try {
    return { kind: 'answer', value: await question };
  } catch (thrown) {
    if (!(thrown instanceof TeamFailure)) throw thrown;
    return { kind: 'failed', code: thrown.code, detail: thrown.detail };
  }
}
