import { readFileSync } from 'node:fs';
import type { TeamCredentials } from '../../utils/protocol/team-client.ts';
import { LoadFailure } from './engine-http.ts';

/** Reads a file of one line: an API key (as the engine gave it, base64), or user:password. None without a file. */
export function readCredentials(path: string | undefined): TeamCredentials {
  if (path === undefined) return { kind: 'none' };
  let line: string;
  try {
    line = readFileSync(path, 'utf8').trim();
  } catch (thrown) {
    throw new LoadFailure(`${path} could not be read. --key-file wants a file of one line.`, { cause: thrown });
  }
  if (line === '' || line.includes('\n'))
    throw new LoadFailure(`${path} must hold one line: an API key, or user:password.`);
  const colon = line.indexOf(':');
  return colon < 0
    ? { kind: 'api-key', key: line }
    : { kind: 'basic', user: line.slice(0, colon), password: line.slice(colon + 1) };
}
