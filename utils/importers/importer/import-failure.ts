import type { ImportRemedy } from '../../protocol/import-remedy.ts';
import type { LibraryError } from '../../protocol/library-client.ts';
import { LibraryFailure } from '../../protocol/library-failure.ts';

/** A file that cannot be read further: which, where, and what to do. */
export class ImportFailure extends LibraryFailure {
  constructor(code: LibraryError['code'], file: string, place: string, remedy: ImportRemedy, cause?: unknown) {
    super({ code, detail: { file, place, remedy } }, { cause });
    this.name = 'ImportFailure';
  }
}
