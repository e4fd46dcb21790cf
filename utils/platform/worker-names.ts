/** Name of the library page's worker: that page lives longest and does the large maintenance. */
export const LIBRARY_PAGE_WORKER = 'library-page';
/** Name of the workers of popup and side panel. */
export const VIEW_WORKER = 'library-view';
