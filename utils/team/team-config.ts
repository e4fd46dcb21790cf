import type { TeamCredentials } from '../protocol/team-client.ts';

/** Where a team's library lives: fixed when the extension is built (npm run build:team), never chosen on a surface. */
export interface TeamConfig {
  /** Origin of the engine: "https://search.example.org". */
  engine: string;
  /** Index or alias that holds the posts. */
  index: string;
  /** What readers call the team's library. */
  name: string;
}

/** The Authorization header of some credentials, or null. */
export function toAuthorization(credentials: TeamCredentials): string | null {
  switch (credentials.kind) {
    case 'none':
      return null;
    case 'api-key':
      return `ApiKey ${credentials.key}`;
    case 'basic':
      return `Basic ${toBase64(`${credentials.user}:${credentials.password}`)}`;
  }
}

/** Names of an engine's index: what OpenSearch allows, without wildcards and lists, which would widen what is asked. */
const INDEX_NAME = /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{N}._-]{0,199}$/u;

/**
 * Checks what a build or a load is given.
 * @throws {RangeError} with a sentence that says what is wrong and what is wanted
 */
export function parseTeamConfig({ engine, index, name }: { engine: string; index: string; name?: string }): TeamConfig {
  if (!URL.canParse(engine))
    throw new RangeError(`--engine ${engine} is no address. Give it like https://search.example.org.`);
  const url = new URL(engine);
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) {
    throw new RangeError(`--engine ${engine} must begin with https:// (http:// only for this machine).`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new RangeError('--engine must hold no user or password: each reader enters a key in the settings.');
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new RangeError(`--engine ${engine} must be an origin, without a path: ${url.origin}`);
  }
  if (!INDEX_NAME.test(index)) {
    throw new RangeError(`--index ${index} must be one index or alias: small letters, digits, ".", "_" and "-".`);
  }
  return { engine: url.origin, index, name: name?.trim() || index };
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
