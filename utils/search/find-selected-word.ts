import { isStopWord } from '../keywords/stop-words.ts';
import type { Reason, RelatedPost } from '../protocol/outcome.ts';
import { findMarks } from '../text/find-marks.ts';
import { fold } from '../text/fold.ts';
import { holdsWord } from '../text/holds-word.ts';
import { tokeniseWithSpellings } from '../text/tokenise.ts';
import type { SearchedLibrary } from './index/searched-library.ts';
import type { Ranking } from './judge/ranking.ts';
import { TypedSearch } from './typed/typed-search.ts';

/** A selection of at most so many tokens is a word that the reader looks for, not a text to compare. 3..6. */
const MAX_WORD_TOKENS = 4;
/** The chance told of a post that is shown for one word alone. */
const CHANCE = 0.5;

/** The posts that hold a selected word, without those that are shown already; none when more than a word is selected. */
export async function findSelectedWord(
  { page, pageTerms, disabled, index }: Ranking,
  library: SearchedLibrary,
  shown: readonly RelatedPost[],
  limit: number,
): Promise<RelatedPost[]> {
  const word = page.text.trim();
  if (page.textSource !== 'selection' || pageTerms.tokenCount > MAX_WORD_TOKENS || word.includes('\n')) return [];
  if (disabled.words.has(fold(word)) || isStopWord(fold(word)) || shown.length >= limit) return [];
  const accept = (number: number) => !library.isHidden?.(number);
  const search = new TypedSearch(index, `"${word.replaceAll(/["“”「」『』«»]/gu, ' ')}"`, accept);
  const { posts } = await search.take(0, limit, library.loadPosts);
  const documentFrequency = Math.min(...tokeniseWithSpellings(word).map((term) => index.livePostsWith(term)));
  const known = new Set(shown.flatMap(({ post, similar }) => [post.id, ...similar.map(({ id }) => id)]));
  return posts
    .filter(({ post }) => !known.has(post.id))
    .slice(0, limit - shown.length)
    .map(({ post, excerpt }) => {
      const isInTitle = holdsWord(fold(post.title), fold(word));
      const [mark] = findMarks(isInTitle ? post.title : post.text, [{ term: word }]);
      const reason: Reason = {
        pageTerm: word,
        postTerm: mark === undefined ? word : (isInTitle ? post.title : post.text).slice(...mark),
        kind: 'same',
        concept: '',
        pageField: 'selection',
        postField: isInTitle ? 'title' : mark === undefined ? 'tags' : 'text',
        documentFrequency,
        postCount: index.postCount,
        share: 1,
      };
      return { post, score: CHANCE, strength: 'weak', reasons: [reason], excerpt, similar: [] };
    });
}
