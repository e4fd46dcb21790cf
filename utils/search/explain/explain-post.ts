import { isStopWord, isWeakWord } from '../../keywords/stop-words.ts';
import type { LanguageTables } from '../../language/language-tables.ts';
import type { Frequencies } from '../../language/open-frequencies.ts';
import type { Keyword, Reason } from '../../protocol/outcome.ts';
import { cutsWord } from '../../text/find-marks.ts';
import { fold } from '../../text/fold.ts';
import { tokenise } from '../../text/tokenise.ts';
import type { LibraryIndex } from '../library-index.ts';
import type { JudgedPost } from '../rank/judge-candidates.ts';
import type { RankedCandidates } from '../rank/rank-candidates.ts';
import type { Query } from '../rank/weigh-page.ts';
import type { WeighWithout } from './weigh-without.ts';
import { createWordFinder } from './word-finder.ts';

/** Reasons named for one post. */
const MAX_REASONS = 3;
/** Heaviest shared terms that are turned into whole words. */
const TERMS_LOOKED_AT = 16;
/** A reason that carries less than this of the score is not worth a word, unless the strongest carries little, too. */
const LEAST_SHARE = 0.03;
/** Next to a strongest reason that carries little, as on long pages, one of this part of its share is worth a word. */
const LEAST_PART = 0.25;

/**
 * Words that carry less than this of the score together are tried: the page is weighed again without them. 0.25..1; of
 * 3,050 posts tried, two would not have fallen (shares 0.14, 0.24).
 */
const TRIED_SHARE = 0.4;
/** Evidence that must fall with the words, above what sums in another order differ by. */
const LEAST_FALL = 0.001;

/** Units of a post looked at for words, 3,000..20,000: folding a long text costs more than all else here. */
const TEXT_UNITS = 3_000;

/** A reason before it is spelled out. */
interface Found {
  /** Folded. */
  pageWord: string;
  postWord: string;
  /** Name of the concept that joins two different words; empty for one word. */
  concept: string;
  share: number;
}

/**
 * Why posts are related to a page, from the numbers that ranked them. No reasons when no word can be named, or when the
 * post would do as well without the words: then they are not why. Without `weighWithout` that is not tried.
 */
export function createExplainer(
  query: Query,
  terms: RankedCandidates['terms'],
  keywords: readonly Keyword[],
  index: LibraryIndex,
  language: LanguageTables,
  weighWithout: WeighWithout | null,
): (judged: JudgedPost) => Reason[] {
  const findWord = createWordFinder(query.page.folded, language.frequencies);
  const chips = keywords
    .map(({ term }) => fold(term).trim())
    .filter((chip) => saysSomething(chip, language.frequencies));
  const columnOf = new Map(terms.map(({ term }, column) => [term, column]));
  const termOf = new Map(query.page.terms.map((pageTerm) => [pageTerm.term, pageTerm]));

  const livePosts = new Map<string, number>();
  /** Asked once a word: posts of one answer share most of theirs. */
  function livePostsWith(token: string): number {
    const known = livePosts.get(token) ?? index.livePostsWith(token);
    livePosts.set(token, known);
    return known;
  }

  return (judged) => {
    const { source, contributions, lexical, evidence } = judged;
    const title = source.titleIsDerived ? '' : source.title;
    const text = source.text.slice(0, TEXT_UNITS);
    const post = { title: fold(title), text: fold(text), tags: source.tags.map(fold) };
    const original = `${title}\n${text}\n${source.tags.join('\n')}`;
    const folded = `${post.title}\n${post.text}\n${post.tags.join('\n')}`;
    const total = Math.max(evidence.byMeaning, 0) + evidence.byTerms + evidence.byConcepts;
    const found = findSharedWords(total > 0 && lexical > 0 ? evidence.byTerms / total / lexical : 0);
    addConcepts(found, total > 0 ? evidence.byConcepts / total : 0);
    const strongest = withoutRepeats([...found.values()].sort((a, b) => b.share - a.share));
    const least = Math.min(LEAST_SHARE, LEAST_PART * (strongest[0]?.share ?? 0));
    const named = strongest.filter(({ share }) => share >= least).slice(0, MAX_REASONS);
    const carried = named.reduce((sum, { share }) => sum + share, 0);
    const words = named.map(({ pageWord }) => pageWord);
    const isTried = weighWithout !== null && carried < TRIED_SHARE;
    if (isTried && weighWithout(judged, words) > evidence.sum - LEAST_FALL) return [];
    return named.map(toReason);

    /** Whole words by what their terms carried, times `scale`. */
    function findSharedWords(scale: number): Map<string, Found> {
      const words = new Map<string, Found>();
      const columns = Array.from(contributions.keys())
        .filter((column) => (contributions[column] ?? 0) > 0)
        .sort((a, b) => (contributions[b] ?? 0) - (contributions[a] ?? 0))
        .slice(0, TERMS_LOOKED_AT);
      for (const column of columns) {
        const term = terms[column];
        const word = term === undefined ? null : wordOf(term.term, term.page.offset, folded);
        // The "b" of "B-tree" and the letter b of the alphabet have nothing in common that a reader would call a reason.
        if (word === null || words.has(word) || /^[a-z0-9]$/.test(word)) continue;
        const tokens = [...new Set(tokenise(word))];
        const carried = tokens.reduce((sum, token) => sum + (contributions[columnOf.get(token) ?? -1] ?? 0), 0);
        words.set(word, { pageWord: word, postWord: word, concept: '', share: carried * scale });
      }
      return words;
    }

    function addConcepts(words: Map<string, Found>, scale: number): void {
      const shared = [...query.concepts.weights].map(([concept, weight]) => ({
        concept,
        product: weight * (judged.concepts.weights.get(concept) ?? 0),
      }));
      const sum = shared.reduce((whole, { product }) => whole + product, 0);
      for (const { concept, product } of shared) {
        const [pageSpellings, postSpellings] = [query, judged].map((side) => [
          ...(side.concepts.spellings.get(concept)?.keys() ?? []),
        ]);
        // 工资 stands in 员工工资: one word, not two of one concept.
        const same =
          pageSpellings?.find((spelling) => postSpellings?.includes(spelling)) ??
          pageSpellings?.find((spelling) => holds(folded, spelling)) ??
          postSpellings?.find((spelling) => holds(query.page.folded, spelling));
        const pair = same === undefined ? findPair(pageSpellings ?? [], postSpellings ?? []) : [same, same, ''];
        if (product <= 0 || pair === null) continue;
        const [pageWord = '', postWord = '', name = ''] = pair;
        const share = (scale * product) / sum;
        const known = words.get(pageWord);
        // A word that both share is one reason; what its concept carries is added to it.
        if (known !== undefined && same !== undefined) known.share += share;
        else
          words.set(`${pageWord}\n${postWord}`, {
            pageWord,
            postWord,
            concept: name,
            share,
          });
      }
    }

    /** Two words that a reader accepts as ≈, with the concept's name; words of one topic alone are no reason. */
    function findPair(pageWords: readonly string[], postWords: readonly string[]): string[] | null {
      for (const pageWord of pageWords) {
        for (const postWord of postWords) {
          const name = language.lexicon.nameJoining(pageWord, postWord);
          if (name !== null) return [pageWord, postWord, name];
        }
      }
      return null;
    }

    function toReason({ pageWord, postWord, concept, share }: Found): Reason {
      const counts = tokenise(postWord).map(livePostsWith);
      return {
        pageTerm: spell(query.page.text, query.page.folded, pageWord),
        postTerm: spell(original, folded, postWord),
        kind: concept === '' ? 'same' : 'concept',
        concept,
        pageField: termOf.get(tokenise(pageWord)[0] ?? '')?.field ?? 'text',
        postField: holds(post.title, postWord)
          ? 'title'
          : !holds(post.text, postWord) && post.tags.length > 0
            ? 'tags'
            : 'text',
        documentFrequency: counts.length === 0 ? 0 : Math.min(...counts),
        postCount: index.postCount,
        share: Math.min(1, share),
      };
    }
  };

  /** The whole word of the page that a term belongs to: a chip that holds it, or the word around it. */
  function wordOf(term: string, offset: number, postText: string): string | null {
    const chip = chips.find((text) => holds(text, term) && holds(postText, text));
    if (chip !== undefined) return chip;
    const word = findWord(offset, offset + term.length);
    if (word !== null && saysSomething(word, language.frequencies) && holds(postText, word)) return word;
    return language.frequencies.isWord(term) && saysSomething(term, language.frequencies) ? term : null;
  }
}

/** A span of time or a number of things (一周, 三个, 四百), in front of anything. */
const AMOUNT = /^[一二两三四五六七八九十百千万半几][十百千万]*[周天年月日次个位种点条件家名岁成倍半]?$/u;

/** Nounness of words that say how, not what (清楚 -5.9, 不想 -4.1); below those that name a deed (加班 -1.4). -5..-2. */
const LEAST_NOUNNESS = -3;

/** False for words of grammar, words that nearly any page holds, and amounts: no reader takes them for a reason. */
function saysSomething(word: string, frequencies: Frequencies): boolean {
  if (isStopWord(word) || isWeakWord(word) || AMOUNT.test(word)) return false;
  const number = frequencies.wordNumber(word);
  return number < 0 || frequencies.nounnessAt(number) >= LEAST_NOUNNESS;
}

/** Drops reasons whose word is part of a stronger one's, or holds it. */
function withoutRepeats(reasons: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const reason of reasons) {
    const word = reason.pageWord;
    if (!kept.some(({ pageWord }) => pageWord.includes(word) || word.includes(pageWord))) kept.push(reason);
  }
  return kept;
}

/** True when the text holds the term, Latin words whole. */
function holds(text: string, term: string): boolean {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    if (!cutsWord(text, at) && !cutsWord(text, at + term.length)) return true;
  }
  return false;
}

function spell(text: string, folded: string, word: string): string {
  const at = folded.indexOf(word);
  return at < 0 ? word : text.slice(at, at + word.length);
}
