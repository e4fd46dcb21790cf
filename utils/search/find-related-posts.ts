import type { LanguageTables } from '../language/language-tables.ts';
import type { Page } from '../page/page.ts';
import type { FindOptions } from '../protocol/library-client.ts';
import type { FindOutcome, SilentReason } from '../protocol/outcome.ts';
import { fold } from '../text/fold.ts';
import { chooseNearest, chooseShown } from './choose-shown.ts';
import { createExplainer } from './explain/explain-post.ts';
import { findSelectedWord } from './find-selected-word.ts';
import type { SearchedLibrary } from './index/searched-library.ts';
import { createRanking, type PageReading, type Ranking } from './judge/ranking.ts';
import { scorePosts } from './judge/score-posts.ts';

/** Tokens without which a page says nothing; a selection may be two words. */
const MIN_PAGE_TOKENS = 12;
const MIN_SELECTION_TOKENS = 1;

/** The related posts of a page: read, weigh, retrieve, compare, judge, choose, explain. */
export async function findRelatedPosts(
  page: Page,
  library: SearchedLibrary,
  language: LanguageTables,
  options: FindOptions,
  reading?: PageReading,
): Promise<FindOutcome> {
  const started = library.now();
  const ranking = createRanking(page, library.index, language, options.disabledKeywords, reading);
  const { index } = ranking;
  const numbers = () => ({
    keywords: ranking.keywords,
    postCount: index.postCount,
    elapsedMs: library.now() - started,
  });
  const silence = whySilent(ranking);
  if (silence !== null) return { kind: 'silent', reason: silence, ...numbers() };
  const scored = await scorePosts(ranking, library, options.limit);
  const explain = createExplainer(ranking);
  const strictness = options.strictness ?? 'normal';
  const related = chooseShown(scored, explain, options.limit, strictness, index.postCount, library.isCited);
  const posts = [...related, ...(await findSelectedWord(ranking, library, related, options.limit))];
  if (posts.length > 0) return { kind: 'ready', posts, ...numbers() };
  const nearest = chooseNearest(scored, explain);
  return { kind: 'silent', reason: 'nothing-related', ...(nearest && { nearest }), ...numbers() };
}

/** Why there is nothing to look for, or null. */
function whySilent(ranking: Ranking): SilentReason | null {
  const { index, page, pageTerms, disabled } = ranking;
  if (index.postCount === 0) return 'library-empty';
  const least = page.textSource === 'selection' ? MIN_SELECTION_TOKENS : MIN_PAGE_TOKENS;
  if (pageTerms.tokenCount < least) return 'page-too-short';
  if (disabled.words.size === 0) return null;
  const { keywords } = ranking;
  const areAllOff = keywords.length > 0 && keywords.every(({ term }) => disabled.words.has(fold(term).trim()));
  return areAllOff ? 'all-keywords-off' : null;
}
