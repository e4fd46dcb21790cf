import type { TeamCredentials } from '../protocol/team-client.ts';
import { type TeamConfig, toAuthorization } from './team-config.ts';
import { isPassing, TeamFailure } from './team-failure.ts';

/** What asking needs of the world. */
export interface TeamWorld {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Milliseconds. */
  now(): number;
  /** 0..1, for the jitter of pauses. */
  random(): number;
  /** Calls back after some time; the function returned calls that off. */
  startTimer(listener: () => void, ms: number): () => void;
}

/** One team's engine. One request at a time; after a failure that may pass, a pause that grows with every further one. */
export interface TeamEngine {
  /**
   * Sends JSON to a path below the index, for example "_search", and gives the parsed answer, unchecked.
   * @throws {TeamFailure}, or the signal's reason
   */
  ask(path: string, body: unknown | null, options?: AskOptions): Promise<unknown>;
}

interface AskOptions {
  /** Somebody has asked something newer: what has not been sent is not sent, what has been is not waited for. */
  signal?: AbortSignal;
  /** Called when the request leaves. It does not while the engine is left alone. */
  onSend?: () => void;
}

/** A reader waits no longer than this for colleagues' posts. */
const TIMEOUT_MS = 2_000;
/** Bytes of one answer. 100 long articles are about 1 MB; beyond this it is no answer but an attack or a mistake. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
/** First pause after a failure, and the longest. Every further failure doubles it; the jitter takes up to half away. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Opens the way to a team's engine. Nothing is sent before the first `ask`. */
export function createTeamEngine(
  { engine, index }: Pick<TeamConfig, 'engine' | 'index'>,
  credentials: TeamCredentials,
  world: TeamWorld,
): TeamEngine {
  let turn: Promise<unknown> = Promise.resolve();
  let failures = 0;
  let pausedUntil = 0;
  let lastFailure: TeamFailure | null = null;
  const authorization = toAuthorization(credentials);

  async function send(path: string, body: unknown | null, { signal, onSend }: AskOptions): Promise<unknown> {
    signal?.throwIfAborted();
    if (lastFailure !== null && world.now() < pausedUntil) throw lastFailure;
    onSend?.();
    try {
      const answer = await exchange(path, body, signal);
      failures = 0;
      lastFailure = null;
      return answer;
    } catch (thrown) {
      if (thrown instanceof TeamFailure && isPassing(thrown)) pause(thrown);
      throw thrown;
    }
  }

  function pause(failure: TeamFailure): void {
    const whole = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures++);
    pausedUntil = world.now() + whole * (1 - world.random() / 2);
    lastFailure = failure;
  }

  async function exchange(path: string, body: unknown | null, signal?: AbortSignal): Promise<unknown> {
    const stop = new AbortController();
    let isLate = false;
    const stopTimer = world.startTimer(() => {
      isLate = true;
      stop.abort();
    }, TIMEOUT_MS);
    const leave = () => stop.abort();
    signal?.addEventListener('abort', leave, { once: true });
    try {
      const response = await world.fetch(`${engine}/${encodeURIComponent(index)}/${path}`, {
        method: body === null ? 'GET' : 'POST',
        headers: {
          accept: 'application/json',
          ...(body === null ? {} : { 'content-type': 'application/json' }),
          ...(authorization === null ? {} : { authorization }),
        },
        ...(body === null ? {} : { body: JSON.stringify(body) }),
        signal: stop.signal,
        // The engine learns the terms and nothing else: no cookies, no page's address, and no other place to be sent to.
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        redirect: 'error',
      });
      const text = await readBounded(response);
      if (!response.ok) throw toFailure(response.status, text);
      return parseJson(text);
    } catch (thrown) {
      if (thrown instanceof TeamFailure) throw thrown;
      signal?.throwIfAborted();
      if (isLate) throw new TeamFailure('timeout', `${TIMEOUT_MS} ms`, { cause: thrown });
      throw new TeamFailure('unreachable', thrown instanceof Error ? thrown.message : '', { cause: thrown });
    } finally {
      stopTimer();
      signal?.removeEventListener('abort', leave);
    }
  }

  return {
    ask(path, body, options = {}) {
      const answer = turn.then(() => send(path, body, options));
      turn = answer.catch(() => undefined);
      return answer;
    },
  };
}

async function readBounded(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > MAX_ANSWER_BYTES) {
      await reader.cancel();
      throw new TeamFailure('answer-invalid', `more than ${MAX_ANSWER_BYTES} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new TeamFailure('answer-invalid', 'no JSON', { cause: thrown });
  }
}

function toFailure(status: number, text: string): TeamFailure {
  switch (status) {
    case 401:
      return new TeamFailure('unauthorised');
    case 403:
      return new TeamFailure('forbidden');
    case 404:
      return new TeamFailure('index-missing');
    case 429:
      return new TeamFailure('too-many');
    default:
      return new TeamFailure('engine-failed', `${status} ${text.slice(0, 200)}`.trim());
  }
}
