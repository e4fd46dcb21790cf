import type { Page } from '../page/page.ts';
import type { FindOutcome, SearchOutcome } from './outcome.ts';

/** Source ids of the team's posts begin so; the name of the collection follows. */
export const TEAM_SOURCE_PREFIX = 'team:';

/** How the reader is known to the team's engine. */
export type TeamCredentials =
  | { kind: 'none' }
  | { kind: 'api-key'; key: string }
  | { kind: 'basic'; user: string; password: string };

/** Why the team's library gave no answer. Each has its sentence in components/team. */
export type TeamFailureCode =
  | 'not-allowed' // the reader has not let the browser reach the engine's address
  | 'unreachable' // no connection: engine down, network, or a certificate that the browser refuses
  | 'timeout'
  | 'unauthorised' // 401
  | 'forbidden' // 403
  | 'too-many' // 429
  | 'index-missing'
  | 'not-ours' // an index without our mapping
  | 'mapping-newer'
  | 'answer-invalid'
  | 'engine-failed'; // any other status

/** What the surfaces show of the team's library. */
export type TeamStatus =
  | { kind: 'off' }
  | { kind: 'private' } // a private window: nothing leaves it
  | { kind: 'idle' }
  | { kind: 'asking' }
  | { kind: 'answered' }
  | { kind: 'failed'; code: TeamFailureCode; detail: string };

export interface TeamState {
  name: string;
  /** Origin that terms go to. */
  engine: string;
  isOn: boolean;
  /** Short mark of the key in use, so that two can be told apart; empty without one. */
  fingerprint: string;
  status: TeamStatus;
  /** Terms of the page that were sent last, heaviest first. */
  sentTerms: string[];
}

/** The team's library as surfaces see it. Only builds of `npm run build:team` have one. */
export interface TeamClient {
  get(): TeamState;
  subscribe(listener: () => void): () => void;
  setOn(isOn: boolean): Promise<void>;
  /** Keeps the key in this browser; asks the engine whether it is taken. */
  saveCredentials(credentials: TeamCredentials): Promise<void>;
  /** Lets the browser reach the engine, and asks it. Must be called inside a click, with no await before it. */
  allowEngine(): Promise<void>;
  /** Own and team's related posts in one list, for the page that was asked about last. */
  onFinding(listener: (page: Page, outcome: FindOutcome) => void, signal: AbortSignal): void;
  /** The same for typed search. */
  onFound(listener: (query: string, outcome: SearchOutcome) => void, signal: AbortSignal): void;
}
