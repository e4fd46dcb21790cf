/** Paths of the packaged segment and of the posts it was made from. */
export const BUNDLED_SEGMENT_PATH = 'data/library.segment';
export const BUNDLED_POSTS_PATH = 'data/posts.jsonl';

/** Paths of the tables of the language: how common terms are, which are near in meaning, concepts. */
export const FREQUENCIES_PATH = 'data/frequencies.bin';
export const HAN_EMBEDDINGS_PATH = 'data/embeddings-han.bin';
export const LATIN_EMBEDDINGS_PATH = 'data/embeddings-latin.bin';
export const LEXICON_PATH = 'data/lexicon.json';

/** What the first answer needs of the package. */
export const FIRST_FILES: readonly string[] = [
  FREQUENCIES_PATH,
  HAN_EMBEDDINGS_PATH,
  LATIN_EMBEDDINGS_PATH,
  LEXICON_PATH,
  BUNDLED_SEGMENT_PATH,
];
