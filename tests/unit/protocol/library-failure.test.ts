import { expect, it } from 'vitest';
import { toLibraryError } from '../../../utils/protocol/library-failure.ts';

it.each([
  ['as browsers name it', new DOMException('The quota has been exceeded.', 'QuotaExceededError')],
  [
    'as Chromium tells of it when its database fails in the middle of a write',
    new DOMException(
      'Connection is closing because of: IO error: 0.indexeddb.leveldb/000037.ldb: FILE_ERROR_NO_SPACE (Append::8)',
      'UnknownError',
    ),
  ],
])('a full disk is one, %s', (_, thrown) => {
  expect(toLibraryError(thrown).code).toBe('quota-full');
});

it('another failure of the database is no full disk', () => {
  expect(toLibraryError(new DOMException('Internal error.', 'UnknownError')).code).toBe('unexpected');
});
