/** The one source that holds the pages the reader saved. */
export const CLIPS_SOURCE_ID = 'clips';
