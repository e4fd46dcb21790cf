import type { LibraryError } from './library-client.ts';

/** How every call of the library fails. `error.code` picks the reader's sentence; `message` is for developers. */
export class LibraryFailure extends Error {
  readonly error: LibraryError;

  constructor(error: LibraryError, options?: ErrorOptions) {
    super(`${error.code} ${JSON.stringify(error.detail)}`, options);
    this.name = 'LibraryFailure';
    this.error = error;
  }
}

/** Turns whatever was thrown into a LibraryError that can cross a message channel. */
export function toLibraryError(thrown: unknown): LibraryError {
  if (thrown instanceof LibraryFailure) return thrown.error;
  const name = thrown instanceof Error ? thrown.name : '';
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (name === 'QuotaExceededError' || isNoSpace(name, message)) return { code: 'quota-full', detail: { message } };
  if (name === 'VersionError') return { code: 'store-newer', detail: { message } };
  return { code: 'unexpected', detail: { message: `${name}: ${message}` } };
}

/** A write that the full disk stops halfway has a name of its own in Chromium; only the message says why. */
function isNoSpace(name: string, message: string): boolean {
  return name === 'UnknownError' && message.includes('NO_SPACE');
}
