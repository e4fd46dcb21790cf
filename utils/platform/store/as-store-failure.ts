import { LibraryFailure, toLibraryError } from '../../protocol/library-failure.ts';

/** What the database threw, as a failure that views have a sentence for. */
export function asStoreFailure(thrown: unknown): LibraryFailure {
  if (thrown instanceof LibraryFailure) return thrown;
  const error = toLibraryError(thrown);
  const isStoreError = error.code === 'unexpected' && thrown instanceof DOMException;
  return new LibraryFailure(isStoreError ? { code: 'store-unavailable', detail: error.detail } : error, {
    cause: thrown,
  });
}
