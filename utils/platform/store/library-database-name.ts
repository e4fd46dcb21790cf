/** Name of the database, apart from the code that opens it: pages that only look at it load no more than this. */
export const LIBRARY_DATABASE_NAME = 'library';

/** Version of the stored shapes, see LibraryDatabaseSchema. */
export const LIBRARY_DATABASE_VERSION = 3;

/** Key of the one manifest record. */
export const MANIFEST_KEY = 'current';
