import { setTimeout as rest } from 'node:timers/promises';

/** What the loader needs to reach the engine. */
export interface EngineHttp {
  /** Origin, for messages. */
  engine: string;
  /**
   * Sends a request and gives the parsed answer with its status. Waits and tries again while the engine is busy (429, 503)
   * or cannot be reached, up to MAX_TRIES times.
   * @throws {LoadFailure} with a sentence that says what happened and what to do
   */
  send(
    method: string,
    path: string,
    body?: string,
    options?: { isNdjson?: boolean },
  ): Promise<{ status: number; answer: unknown }>;
}

/** The load cannot go on; what the engine acknowledged stays. */
export class LoadFailure extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LoadFailure';
  }
}

const MAX_TRIES = 8;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 20_000;
const TIMEOUT_MS = 120_000;

/** Opens the way to an engine for loading. `authorization` is the header's value, or null. */
export function createEngineHttp(
  engine: string,
  authorization: string | null,
  random: () => number = Math.random,
): EngineHttp {
  async function exchange(method: string, path: string, body: string | undefined, isNdjson: boolean) {
    const response = await fetch(`${engine}/${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': isNdjson ? 'application/x-ndjson' : 'application/json' }),
        ...(authorization === null ? {} : { authorization }),
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error',
    });
    const text = await response.text();
    return { status: response.status, answer: text === '' ? null : parse(text) };
  }

  return {
    engine,
    async send(method, path, body, { isNdjson = false } = {}) {
      for (let tries = 1; ; tries++) {
        let problem: string;
        let cause: unknown;
        try {
          const result = await exchange(method, path, body, isNdjson);
          if (result.status === 401)
            throw new LoadFailure(`${engine} does not know this key (401). Check the file given with --key-file.`);
          if (result.status === 403)
            throw new LoadFailure(
              `${engine} refuses ${method} ${path.split('?')[0]} to this key (403). Loading needs the rights to create the index and to write into it.`,
            );
          if (result.status !== 429 && result.status !== 503 && result.status !== 502) return result;
          problem = `is busy (${result.status})`;
        } catch (thrown) {
          if (thrown instanceof LoadFailure) throw thrown;
          const certificate = certificateProblem(thrown);
          if (certificate !== null) {
            throw new LoadFailure(
              `The certificate of ${engine} is not trusted here (${certificate}). Give its authority with NODE_EXTRA_CA_CERTS=FILE.`,
              { cause: thrown },
            );
          }
          problem = `cannot be reached (${describe(thrown)})`;
          cause = thrown;
        }
        if (tries === MAX_TRIES) {
          throw new LoadFailure(
            `${engine} ${problem}, after ${tries} tries. What it has acknowledged is kept; the same command goes on from there.`,
            { cause },
          );
        }
        const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
        await rest(pause * (1 - random() / 2));
      }
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { text: text.slice(0, 500) };
  }
}

const CERTIFICATE = /CERT|SIGNATURE|ISSUER|ALTNAME/;

function certificateProblem(thrown: unknown): string | null {
  const code = codeOf(thrown);
  return code !== null && CERTIFICATE.test(code) ? code : null;
}

function describe(thrown: unknown): string {
  return codeOf(thrown) ?? (thrown instanceof Error ? thrown.message : String(thrown));
}

function codeOf(thrown: unknown): string | null {
  const cause = thrown instanceof Error ? thrown.cause : null;
  if (typeof cause === 'object' && cause !== null && 'code' in cause) return String(cause.code);
  return null;
}
