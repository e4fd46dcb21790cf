/** Name and version of our own file of posts, as docs/IMPORTING.md describes it. */
export const POSTS_SCHEMA = 'pangzheng.posts';
export const POSTS_SCHEMA_VERSION = 1;
