import { extractKeywords } from '../keywords/extract-keywords.ts';
import type { LanguageTables } from '../language/language-tables.ts';
import type { Page } from '../page/page.ts';
import type { Post } from '../post/post.ts';
import { toPublishedDay } from '../post/published-day.ts';
import type { FindOptions } from '../protocol/library-client.ts';
import type { FindOutcome, Reason, RelatedPost, SilentReason, Strength } from '../protocol/outcome.ts';
import { fold } from '../text/fold.ts';
import { makeExcerpt } from '../text/make-excerpt.ts';
import { isHanUnit } from '../text/tokenise.ts';
import { isShown, toStrength } from './calibrate-relatedness.ts';
import { createExplainer } from './explain/explain-post.ts';
import { createWeighWithout } from './explain/weigh-without.ts';
import type { LibraryIndex } from './library-index.ts';
import { LibraryTerms } from './library-terms.ts';
import { foldSimilar } from './rank/fold-similar.ts';
import { createSamePageTest } from './rank/is-same-page.ts';
import { type JudgedPost, judgeCandidates } from './rank/judge-candidates.ts';
import { collectPageTerms } from './rank/page-terms.ts';
import { type Candidate, rankCandidates } from './rank/rank-candidates.ts';
import { weighPage } from './rank/weigh-page.ts';

/** The library as far as finding needs it. */
export interface SearchedLibrary {
  index: LibraryIndex;
  /** Posts by their numbers in the index; those that cannot be read may be missing. */
  loadPosts(numbers: readonly number[]): Promise<Post[]>;
  /** True for posts that the reader dismissed for this page or everywhere. */
  isHidden?(post: number): boolean;
  /** Milliseconds, for elapsedMs. */
  now(): number;
}

export interface FindSettings extends FindOptions {
  /** Shows posts below the bar, too, down to any shared word: for measuring the order alone. */
  keepUnlikely?: boolean;
}

/** Posts that the index gives for a second look. 40..200; 100 hold 84 to 95 % of all labelled posts, and 48 order as well. */
const CANDIDATES = 48;
/** Posts whose texts are read, beyond those wanted: some are copies or fall below the bar. */
const SPARE_POSTS = 4;
/** Tokens without which a page says nothing; a selection may be two words. */
const MIN_PAGE_TOKENS = 12;
const MIN_SELECTION_TOKENS = 1;

/** Best first: a weaker post above a stronger one reads as a mistake. */
const STRENGTHS: readonly Strength[] = ['strong', 'medium', 'weak'];

/** The related posts of a page: read, weigh, retrieve, rank, judge, explain. */
export async function findRelatedPosts(
  page: Page,
  library: SearchedLibrary,
  language: LanguageTables,
  options: FindSettings,
): Promise<FindOutcome> {
  const started = library.now();
  const { index } = library;
  const libraryTerms = new LibraryTerms(index);
  const keywords = extractKeywords(
    page,
    language.frequencies,
    (term) => libraryFrequency(libraryTerms, term),
    language.lexicon,
  );
  const numbers = () => ({ keywords, postCount: index.postCount, elapsedMs: library.now() - started });
  const silent = (reason: SilentReason): FindOutcome => ({ kind: 'silent', reason, ...numbers() });
  if (index.postCount === 0) return silent('library-empty');
  const pageTerms = collectPageTerms(page);
  if (pageTerms.tokenCount < (page.textSource === 'selection' ? MIN_SELECTION_TOKENS : MIN_PAGE_TOKENS))
    return silent('page-too-short');
  if (
    areAllOff(
      keywords.map(({ term }) => term),
      options.disabledKeywords,
    )
  )
    return silent('all-keywords-off');

  const query = weighPage(pageTerms, libraryTerms, language, options.disabledKeywords);
  const scored = index.retrieve(query.terms, CANDIDATES).filter(({ post }) => !library.isHidden?.(post));
  const { terms, candidates } = rankCandidates(query, index, scored, toPublishedDay(page.publishedAt));
  const shortlist = await readTexts(candidates.slice(0, options.limit + SPARE_POSTS), library);
  const isSamePage = createSamePageTest(page);
  const others = shortlist.filter(({ source, candidate }) => !isSamePage(source, candidate.lexical));
  const judged = foldSimilar(judgeCandidates(others, query, index, language), index);
  // Whether a post does as well without its words matters only where that keeps it from being shown.
  const weighWithout = options.keepUnlikely
    ? null
    : createWeighWithout(page, query, terms, index, libraryTerms, language, options.disabledKeywords);
  const explain = createExplainer(query, terms, keywords, index, language, weighWithout);
  const best = Math.max(...judged.map(({ score }) => score));
  const posts: RelatedPost[] = [];
  for (const post of judged) {
    if (posts.length === options.limit) break;
    if (!options.keepUnlikely && !isShown(post.score, best)) continue;
    const reasons = explain(post);
    if (options.keepUnlikely || reasons.length > 0) posts.push(present(post, reasons)); // what cannot be explained is filler
  }
  if (!options.keepUnlikely) posts.sort((a, b) => STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength));
  return posts.length === 0 ? silent('nothing-related') : { kind: 'ready', posts, ...numbers() };
}

/** Candidates with their posts; those that cannot be read are left out. */
async function readTexts(candidates: readonly Candidate[], { index, loadPosts }: SearchedLibrary) {
  const posts = await loadPosts(candidates.map(({ post }) => post));
  const byId = new Map(posts.map((post) => [post.id, post]));
  return candidates.flatMap((candidate) => {
    const source = byId.get(index.idOf(candidate.post));
    return source === undefined ? [] : [{ candidate, source }];
  });
}

function present({ source, score, similar }: JudgedPost, reasons: Reason[]): RelatedPost {
  const excerpt = makeExcerpt(
    source.text,
    reasons.map(({ postTerm, share }) => ({ term: postTerm, weight: share })),
  );
  return { post: source, score, strength: strengthWith(reasons, score), reasons, excerpt, similar };
}

/** One shared word alone is no strong relation, however rare it is: readers would see 强 beside a single 退货. */
function strengthWith(reasons: readonly Reason[], score: number): Strength {
  const strength = toStrength(score);
  return strength === 'strong' && reasons.length === 1 && reasons[0]?.kind === 'same' ? 'medium' : strength;
}

/** In how many posts a folded term can stand: as many as hold its rarest pair. */
function libraryFrequency(index: LibraryTerms, term: string): { documentFrequency: number; postCount: number } {
  const isOneToken = term.length <= 2 || !isHanUnit(term.charCodeAt(0));
  const tokens = isOneToken ? [term] : Array.from({ length: term.length - 1 }, (_, i) => term.slice(i, i + 2));
  let documentFrequency = index.indexedPostCount;
  for (const token of tokens) documentFrequency = Math.min(documentFrequency, index.documentFrequency(token));
  return { documentFrequency, postCount: index.indexedPostCount };
}

function areAllOff(keywords: readonly string[], disabled: readonly string[]): boolean {
  const off = new Set(disabled.map((term) => fold(term).trim()));
  return keywords.length > 0 && keywords.every((term) => off.has(fold(term).trim()));
}
