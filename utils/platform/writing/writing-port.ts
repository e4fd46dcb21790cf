/** Name of the port between the panel and the page that is written in. */
export const WRITING_PORT = 'writing';

/** From the page: the caret rested and may be asked about, or left, or this is the paragraph that was asked for. */
export type FromPage = { kind: 'rested' } | { kind: 'left' } | { kind: 'paragraph'; text: string };

/** The one question of the panel. Without it nothing is read. */
export const READ = 'read';
