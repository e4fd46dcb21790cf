/** Id of the source that comes with the package. Its posts are no imports: a copy of one that was edited keeps this id. */
export const BUNDLED_SOURCE_ID = 'bundled';
