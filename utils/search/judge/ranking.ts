import { extractKeywords } from '../../keywords/extract-keywords.ts';
import type { LanguageTables } from '../../language/language-tables.ts';
import type { Page } from '../../page/page.ts';
import { toPublishedDay } from '../../post/published-day.ts';
import type { Keyword } from '../../protocol/outcome.ts';
import { fold } from '../../text/fold.ts';
import { tokeniseWithSpellings } from '../../text/tokenise.ts';
import type { LibraryIndex } from '../index/library-index.ts';
import { LibraryTerms } from '../index/library-terms.ts';
import { postsWithWord } from '../index/posts-with-word.ts';
import { embedPage, type PageMeaning } from '../meaning/page-meaning.ts';
import { collectPageTerms, type PageTerms } from '../rank/page-terms.ts';
import { type Query, weighPage } from '../rank/weigh-page.ts';

/** One page put to one library: all that scoring, choosing and explaining need, looked up once. */
export interface Ranking {
  page: Page;
  pageTerms: PageTerms;
  /** Days since 1970-01-01, or null. */
  pageDay: number | null;
  /** The chips. */
  keywords: Keyword[];
  /** Chips that the reader switched off: as folded words, and as the terms they are made of. */
  disabled: { words: ReadonlySet<string>; terms: ReadonlySet<string> };
  query: Query;
  meaning: PageMeaning;
  index: LibraryIndex;
  language: LanguageTables;
}

export function createRanking(
  page: Page,
  index: LibraryIndex,
  language: LanguageTables,
  disabledKeywords: readonly string[],
): Ranking {
  const libraryTerms = new LibraryTerms(index);
  const pageTerms = collectPageTerms(page);
  const disabled = {
    words: new Set(disabledKeywords.map((word) => fold(word).trim())),
    terms: new Set(disabledKeywords.flatMap(tokeniseWithSpellings)),
  };
  return {
    page,
    pageTerms,
    pageDay: toPublishedDay(page.publishedAt),
    keywords: extractKeywords(
      page,
      language.frequencies,
      (term) => ({
        documentFrequency: postsWithWord(libraryTerms, term),
        postCount: libraryTerms.indexedPostCount,
      }),
      language.lexicon,
    ),
    disabled,
    query: weighPage(pageTerms, libraryTerms, language, disabled),
    meaning: embedPage(pageTerms, index, language, disabled.terms),
    index,
    language,
  };
}
