import { isHanCodeUnit } from '../../text/tokenise.ts';
import type { LibraryIndex } from '../index/library-index.ts';
import { postsWithWord } from '../index/posts-with-word.ts';
import type { SuggestionEntry } from './suggestion-index.ts';

/** What suggestions are made from besides the index. */
export interface SuggestionSources {
  /** Known Chinese words, folded (the background table's); those the library holds become entries. */
  vocabulary: Iterable<string>;
  isStopWord: (folded: string) => boolean;
  tags: Iterable<{ tag: string; count: number }>;
  authors: Iterable<{ author: string; count: number }>;
}

/**
 * A Latin word must stand in this many posts of a large library, or it is likelier a typing error than a term. Words of
 * the vocabulary are known to be words, and in a small library every word counts.
 */
const MIN_POSTS = 2;

/** Posts up to which a library is small. 100..5,000; its Latin words, once each, still fit among the entries. */
const SMALL_LIBRARY = 1000;

/** Titles taken, the last added ones. */
const MAX_TITLES = 4000;

/** Code units of a title that is suggested. A longer one does not fit under a search field. */
const MAX_TITLE_LENGTH = 30;

/** A chosen word (tag, author) counts as this many posts more. */
const CHOSEN_BONUS = 1000;

/** A word that stands in more than this share of the posts tells nothing. */
const MAX_SHARE = 0.25;

/** Everything worth suggesting of a library: its words by how telling they are, titles, tags and authors. */
export function collectSuggestions(index: LibraryIndex, sources: SuggestionSources): SuggestionEntry[] {
  const entries: SuggestionEntry[] = [];
  const minPosts = index.postCount > SMALL_LIBRARY ? MIN_POSTS : 1;
  const add = (text: string, posts: number) => {
    if (posts === 0 || sources.isStopWord(text)) return;
    if (index.postCount > 20 && posts > index.postCount * MAX_SHARE) return;
    entries.push({ text, kind: 'term', weight: posts * Math.log(1 + index.indexedPostCount / posts) });
  };
  for (const word of sources.vocabulary) {
    if (word.length > 1 && isHanCodeUnit(word.charCodeAt(0))) add(word, postsWithWord(index, word));
  }
  for (const segment of index.segments) {
    for (let place = segment.terms.bigramCount; place < segment.termCount; place++) {
      const posts = segment.documentFrequencyAt(place);
      if (posts < minPosts) continue;
      const word = segment.termAt(place);
      if (isTelling(word)) add(word, posts);
    }
  }
  let titles = 0;
  for (let post = index.indexedPostCount - 1; post >= 0 && titles < MAX_TITLES; post--) {
    const title = index.isLive(post) ? index.titleOf(post) : '';
    if (title === '' || title.length > MAX_TITLE_LENGTH) continue;
    titles++;
    entries.push({ text: title, kind: 'title', weight: 1, post });
  }
  for (const { tag, count } of sources.tags) entries.push({ text: tag, kind: 'tag', weight: count + CHOSEN_BONUS });
  for (const { author, count } of sources.authors) {
    entries.push({ text: author, kind: 'author', weight: count + CHOSEN_BONUS });
  }
  return entries;
}

/** False for figures with their unit (180mb) and for what the index holds across a line end (智 能). */
function isTelling(word: string): boolean {
  return word.length > 1 && /\p{L}/u.test(word) && !/^\d+[a-z]{2,}$|\s/.test(word);
}
