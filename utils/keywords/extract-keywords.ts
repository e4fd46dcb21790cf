import { mixIdf } from '../language/mix-frequencies.ts';
import type { Frequencies } from '../language/open-frequencies.ts';
import type { Lexicon } from '../language/open-lexicon.ts';
import type { Page } from '../page/page.ts';
import type { Keyword } from '../protocol/outcome.ts';
import { fold } from '../text/fold.ts';
import { collectCandidates } from './collect-candidates.ts';
import { completeNames } from './complete-names.ts';
import type { KeywordCandidate } from './keyword-candidate.ts';
import { joinPageFields } from './page-fields.ts';

/** Chips of one page at most: two lines of the popup. */
const MAX_KEYWORDS = 12;
/** A chip weaker than this part of the strongest is noise. Range 0.1..0.4. */
const MIN_WEIGHT = 0.22;
/** Rarest a term may count: beyond this a name said twice would outweigh the subject. In nats. */
const MAX_IDF = 7;
/** Commoner than one document in nine: no keyword. In nats. */
const MIN_IDF = 2.2;
/**
 * Posts that the background counts for: four times those of ranking, as chips are chosen before any post is known.
 * 500..2,000: of the posts shown on three graded sets 0.716, 0.753 and 0.794 are related at 500, 0.715, 0.766 and 0.817
 * at 2,000; the chips of bench:keywords, which has no library, cannot tell.
 */
const LANGUAGE_POSTS = 2_000;
/** A term that comes back in paragraph after paragraph is the subject; one that fills a single one is an aside. 0.1..0.3. */
const SPREAD_POWER = 0.2;
/** A term of the readers' own field is more likely to be what they look for. Range 1..1.8; chosen on the 30 pages of bench:keywords after the tables of the field made its terms commoner: at 1.2 precision is 0.925, recall 0.662. */
const FIELD_TERM_BONUS = 1.5;
/** A shorter term is dropped when this share of its occurrences stands inside a chosen longer one. */
const MAX_INSIDE_SHARE = 0.65;
/** "ai" is no part of "rail". */
const ONE_LATIN_WORD = /^[a-z0-9.]+$/u;
/** Of longer candidates, mostly names in Latin letters, only whole words are parts. */
const MAX_PARTED_LENGTH = 10;

const NO_LIBRARY = { documentFrequency: 0, postCount: 0 };

/** How many posts of the library hold a folded term, and of how many. */
export type LibraryFrequency = (foldedTerm: string) => { documentFrequency: number; postCount: number };

/** What may be a keyword of a page, whatever the library: for extractKeywords. */
export function listKeywordCandidates(page: Page, frequencies: Frequencies, lexicon?: Lexicon): KeywordCandidate[] {
  const joined = joinPageFields(page);
  const candidates = completeNames(collectCandidates(joined, frequencies, lexicon), joined);
  return candidates.filter(({ term }) => !isOwnName(term, page));
}

/**
 * The words that say what a page is about, strongest first, as the page spells them: at most twelve, each a whole word,
 * none of grammar, no dates, prices or boilerplate. Weight: sqrt of the occurrences, weighted by place, times
 * their spread over the page, times inverse document frequency (background, mixed with the library when one is given); 1 is the strongest.
 */
export function extractKeywords(
  page: Page,
  frequencies: Frequencies,
  libraryFrequency?: LibraryFrequency,
  lexicon?: Lexicon,
  candidates: KeywordCandidate[] = listKeywordCandidates(page, frequencies, lexicon),
): Keyword[] {
  const weighed = dropParts(candidates)
    .map((candidate) => ({
      candidate,
      weight:
        weigh(candidate, frequencies, libraryFrequency) * (isFieldTerm(candidate.term, lexicon) ? FIELD_TERM_BONUS : 1),
    }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.candidate.first - b.candidate.first);
  const chosen: typeof weighed = [];
  const strongest = weighed[0]?.weight ?? 0;
  for (const next of weighed) {
    if (chosen.length === MAX_KEYWORDS || next.weight < MIN_WEIGHT * strongest) break;
    if (!chosen.some(({ candidate }) => overlaps(candidate, next.candidate))) chosen.push(next);
  }
  return chosen.map(({ candidate, weight }) => ({
    term: candidate.spelling,
    weight: Math.round((1000 * weight) / strongest) / 1000,
  }));
}

function isFieldTerm(term: string, lexicon: Lexicon | undefined): boolean {
  return lexicon !== undefined && lexicon.topicsOf(term).length > 0;
}

function weigh(candidate: KeywordCandidate, frequencies: Frequencies, libraryFrequency?: LibraryFrequency): number {
  const { documentFrequency, postCount } = libraryFrequency?.(candidate.term) ?? NO_LIBRARY;
  const languageShare = candidate.documentFrequency / frequencies.documentCount;
  const idf = Math.min(MAX_IDF, mixIdf(documentFrequency, postCount, languageShare, LANGUAGE_POSTS));
  const spread = candidate.lines ** SPREAD_POWER;
  return idf < MIN_IDF ? 0 : Math.sqrt(candidate.weightedCount) * spread * idf * candidate.trust;
}

/** Leaves out words that stand on this page nearly always inside a longer candidate: 灵巧 inside 灵巧手. */
function dropParts(candidates: KeywordCandidate[]): KeywordCandidate[] {
  const insideCounts = new Map<string, number>();
  for (const { term, count } of candidates) {
    if (ONE_LATIN_WORD.test(term)) continue;
    if (term.length > MAX_PARTED_LENGTH) {
      // iPhone 17, Pro inside iPhone 17 Pro
      for (const part of listWordRuns(term)) insideCounts.set(part, Math.max(insideCounts.get(part) ?? 0, count));
      continue;
    }
    for (let size = 2; size < term.length; size++) {
      for (let start = 0; start + size <= term.length; start++) {
        const part = term.slice(start, start + size);
        insideCounts.set(part, Math.max(insideCounts.get(part) ?? 0, count));
      }
    }
  }
  return candidates.filter(({ term, count }) => (insideCounts.get(term) ?? 0) < MAX_INSIDE_SHARE * count);
}

/** The runs of words in a term, without itself. */
function listWordRuns(term: string): string[] {
  const words = term.split(' ');
  return words.flatMap((_, from) =>
    words.slice(from).flatMap((_, more) => {
      const run = words.slice(from, from + more + 1).join(' ');
      return run === term ? [] : [run];
    }),
  );
}

/** True when one of the two says it all: a part that hardly stands alone, or a whole that adds little to its part. */
function overlaps(chosen: KeywordCandidate, next: KeywordCandidate): boolean {
  if (chosen.term.includes(next.term)) return chosen.count >= MAX_INSIDE_SHARE * next.count || next.term.length < 2;
  return next.term.includes(chosen.term) && !next.isTableWord;
}

/** The site's and the author's names stand on the page without being what it is about. */
function isOwnName(term: string, page: Page): boolean {
  const author = fold(page.author).trim();
  const siteName = fold(page.siteName).trim();
  return (author !== '' && author.includes(term)) || (siteName !== '' && siteName === term);
}
