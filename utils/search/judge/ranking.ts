import { extractKeywords, listKeywordCandidates } from '../../keywords/extract-keywords.ts';
import type { LanguageTables, WordTables } from '../../language/language-tables.ts';
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
import type { TopicWeights } from '../rank/topics.ts';
import { type Query, weighPage, weighPageTopics } from '../rank/weigh-page.ts';

/** One page put to one library: all that scoring, choosing and explaining need, looked up once. */
export interface Ranking {
  page: Page;
  pageTerms: PageTerms;
  /** Days since 1970-01-01, or null. */
  pageDay: number | null;
  /** The chips. Worked out when first asked for: the posts are being read meanwhile. */
  readonly keywords: Keyword[];
  /** Chips that the reader switched off: as folded words, and as the terms they are made of. */
  disabled: { words: ReadonlySet<string>; terms: ReadonlySet<string> };
  query: Query;
  meaning: PageMeaning;
  index: LibraryIndex;
  language: LanguageTables;
}

/** What of a ranking depends on the page and the language alone. */
export interface PageReading extends Pick<Ranking, 'pageTerms' | 'disabled'> {
  /** What may be a chip; worked out once. */
  listCandidates(): ReturnType<typeof listKeywordCandidates>;
  topics: TopicWeights;
}

/** Reads a page without a library: in a popup just opened this is done while the index is still coming from the disk. */
export function readForRanking(page: Page, language: WordTables, disabledKeywords: readonly string[]): PageReading {
  const pageTerms = collectPageTerms(page);
  const disabled = {
    words: new Set(disabledKeywords.map((word) => fold(word).trim())),
    terms: new Set(disabledKeywords.flatMap(tokeniseWithSpellings)),
  };
  return {
    pageTerms,
    disabled,
    listCandidates: once(() => listKeywordCandidates(page, language.frequencies, language.lexicon)),
    topics: weighPageTopics(pageTerms, language, disabled.words),
  };
}

/** Puts a page to a library. */
export function createRanking(
  page: Page,
  index: LibraryIndex,
  language: LanguageTables,
  disabledKeywords: readonly string[],
  reading: PageReading = readForRanking(page, language, disabledKeywords),
): Ranking {
  const libraryTerms = new LibraryTerms(index);
  const { pageTerms, disabled, listCandidates, topics } = reading;
  const listKeywords = once(() =>
    extractKeywords(
      page,
      language.frequencies,
      (term) => ({
        documentFrequency: postsWithWord(libraryTerms, term),
        postCount: libraryTerms.indexedPostCount,
      }),
      language.lexicon,
      listCandidates(),
    ),
  );
  return {
    page,
    pageTerms,
    pageDay: toPublishedDay(page.publishedAt),
    get keywords() {
      return listKeywords();
    },
    disabled,
    query: weighPage(pageTerms, libraryTerms, language, disabled, topics),
    meaning: embedPage(pageTerms, index, language, disabled.terms),
    index,
    language,
  };
}

function once<T>(work: () => T): () => T {
  let done: { value: T } | null = null;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}
