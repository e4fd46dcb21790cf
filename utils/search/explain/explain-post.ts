import type { Reason } from '../../protocol/outcome.ts';
import { fold } from '../../text/fold.ts';
import { findWord as findInText, holdsWord } from '../../text/holds-word.ts';
import { tokeniseWithSpellings } from '../../text/tokenise.ts';
import type { Features } from '../judge/features.ts';
import { judge } from '../judge/judgement.ts';
import type { Ranking } from '../judge/ranking.ts';
import type { ScoredPost } from '../judge/score-posts.ts';
import type { WeighedTerm } from '../rank/weigh-page.ts';
import { explainPassages } from './explain-passages.ts';
import { saysSomething } from './says-something.ts';
import { createTermWords } from './term-words.ts';

/** Reasons named per post, besides the passages. */
const MAX_REASONS = 3;
/** Terms of a post looked at for words, those that carried most. */
const TERMS_LOOKED_AT = 16;
/** A word that carries less of the score than this is no reason. */
const LEAST_SHARE = 0.03;
/** On long pages even the best word carries little; then words that carry this fraction of it are named, too. */
const LEAST_PART = 0.25;
/** Two words explain a post, or one that carries this much; else its nearest passages are quoted, too. 0.1..0.5. */
const ENOUGH_WORDS = 2;
const ENOUGH_SHARE = 0.25;
/** Passages are a reason when the chance falls by this much without what the embeddings say. Higher: fewer are quoted. */
const LEAST_FALL = 0.05;

/** A reason before it is spelled out. */
interface Found {
  /** Folded. */
  pageWord: string;
  postWord: string;
  /** Name of the group that joins two different words; empty for one word. */
  concept: string;
  share: number;
}

/**
 * Says why posts are related to the page, from the numbers that judged them. No reasons when no word can be named and
 * no passages are near.
 */
export function createExplainer(ranking: Ranking): (post: ScoredPost) => Reason[] {
  const { query, language, index } = ranking;
  const { page } = query;
  const chips = ranking.keywords
    .map(({ term }) => fold(term).trim())
    .filter((chip) => !ranking.disabled.words.has(chip) && saysSomething(chip, language.frequencies));
  const columnOf = new Map(query.heaviest.map(({ term }, column) => [term, column]));
  const livePosts = new Map<string, number>();
  const wordsOf = createTermWords(page.folded, chips, language.frequencies);
  const tokensOfWords = new Map<string, readonly string[]>();

  return (post) => {
    const shares = shareOut(post.features);
    const folded = joinFields(post.title, post.text, post.tags);
    const found = findSharedWords(post, folded, post.lexical > 0 ? shares.words / post.lexical : 0);
    addTopics(found, post, folded, shares.topics);
    const strongest = withoutRepeats([...found.values()].sort((a, b) => b.share - a.share));
    const least = Math.min(LEAST_SHARE, LEAST_PART * (strongest[0]?.share ?? 0));
    const named = strongest.filter(({ share }) => share >= least).slice(0, MAX_REASONS);
    const reasons = named.map((word) => toReason(word, post, folded));
    const carried = named.reduce((sum, { share }) => sum + share, 0);
    const isEnough = named.length >= ENOUGH_WORDS || carried >= ENOUGH_SHARE;
    if (isEnough || post.chances.related - chanceWithoutMeaning(post.features) < LEAST_FALL) return reasons;
    const passages = explainPassages(post, ranking, shares.meaning);
    return passages === null ? reasons : [...reasons, passages];
  };

  /** Whole words by what their terms carried, times `scale`. */
  function findSharedWords({ contributions }: ScoredPost, folded: string, scale: number): Map<string, Found> {
    const words = new Map<string, Found>();
    const carriedBy = (term: string) => {
      const column = columnOf.get(term);
      return column === undefined ? 0 : (contributions[column] ?? 0);
    };
    const columns: number[] = [];
    for (let column = 0; column < contributions.length; column++)
      if ((contributions[column] as number) > 0) columns.push(column);
    columns.sort((a, b) => (contributions[b] as number) - (contributions[a] as number));
    for (const column of columns.slice(0, TERMS_LOOKED_AT)) {
      const { term, page: pageTerm } = query.heaviest[column] as WeighedTerm;
      const word = wordOf(term, pageTerm.offset, folded);
      // The "b" of "B-tree" and the letter b of the alphabet have nothing in common that a reader would call a reason.
      if (word === null || words.has(word) || /^[a-z0-9]$/.test(word)) continue;
      const carried = tokensOf(word).reduce((sum, token) => sum + carriedBy(token), 0);
      words.set(word, { pageWord: word, postWord: word, concept: '', share: carried * scale });
    }
    return words;
  }

  /** Two spellings of one group, or what a topic adds to a word that both share. */
  function addTopics(words: Map<string, Found>, post: ScoredPost, folded: string, scale: number): void {
    const shared = [...query.topics.weights].flatMap(([topic, weight]) => {
      const product = weight * (post.topics.weights.get(topic) ?? 0);
      return product > 0 ? [{ topic, product }] : [];
    });
    const sum = shared.reduce((whole, { product }) => whole + product, 0);
    for (const { topic, product } of shared) {
      const pageSpellings = [...(query.topics.spellings.get(topic)?.keys() ?? [])];
      const postSpellings = [...(post.topics.spellings.get(topic)?.keys() ?? [])];
      const share = (scale * product) / sum;
      // 工资 stands in 员工工资: one word, not two of one group.
      const same =
        pageSpellings.find((spelling) => postSpellings.includes(spelling)) ??
        pageSpellings.find((spelling) => holdsWord(folded, spelling)) ??
        postSpellings.find((spelling) => holdsWord(page.folded, spelling));
      const pair = same === undefined ? findPair(pageSpellings, postSpellings) : { page: same, post: same, name: '' };
      if (pair === null) continue;
      const known = words.get(pair.page);
      if (known !== undefined && same !== undefined) known.share += share;
      else
        words.set(`${pair.page}\n${pair.post}`, {
          pageWord: pair.page,
          postWord: pair.post,
          concept: pair.name,
          share,
        });
    }
  }

  /** Two words that a reader accepts as ≈, with the group's name; words of one topic alone are no reason. */
  function findPair(pageWords: readonly string[], postWords: readonly string[]) {
    for (const page of pageWords) {
      for (const post of postWords) {
        const name = language.lexicon.nameJoining(page, post);
        if (name !== null) return { page, post, name };
      }
    }
    return null;
  }

  function toReason(
    { pageWord, postWord, concept, share }: Found,
    { post, title, text, tags }: ScoredPost,
    folded: string,
  ): Reason {
    const original = joinFields(title === '' ? '' : post.title, post.text.slice(0, text.length), post.tags);
    const counts = tokeniseWithSpellings(postWord).map(livePostsWith);
    const isInTags = !holdsWord(text, postWord) && tags.length > 0;
    return {
      pageTerm: spell(page.text, page.folded, pageWord),
      postTerm: spell(original, folded, postWord),
      kind: concept === '' ? 'same' : 'concept',
      concept,
      pageField: page.byTerm.get(tokeniseWithSpellings(pageWord)[0] ?? '')?.field ?? 'text',
      postField: holdsWord(title, postWord) ? 'title' : isInTags ? 'tags' : 'text',
      documentFrequency: counts.length === 0 ? 0 : Math.min(...counts),
      postCount: index.postCount,
      share: Math.min(1, share),
    };
  }

  /** Asked once a word: posts of one answer share most of theirs. */
  function livePostsWith(token: string): number {
    const known = livePosts.get(token) ?? index.livePostsWith(token);
    livePosts.set(token, known);
    return known;
  }

  /** The whole word of the page that a term belongs to: a chip that holds it, or the word around it. */
  function wordOf(term: string, offset: number, postText: string): string | null {
    const { chips: holders, word, isWord } = wordsOf(term, offset);
    const chip = holders.find((text) => holdsWord(postText, text));
    if (chip !== undefined) return chip;
    return word !== null && holdsWord(postText, word) ? word : isWord ? term : null;
  }

  /** The distinct terms of a word. */
  function tokensOf(word: string): readonly string[] {
    const known = tokensOfWords.get(word) ?? [...new Set(tokeniseWithSpellings(word))];
    tokensOfWords.set(word, known);
    return known;
  }
}

/** What words, topics and embeddings each are of the whole, 0..1. */
function shareOut({ wordsBeyondChance, topics, textScore }: Features) {
  const meaning = Math.max(0, textScore);
  const total = Math.max(1e-9, wordsBeyondChance + topics + meaning);
  return { words: wordsBeyondChance / total, topics: topics / total, meaning: meaning / total };
}

/** The chance of a post whose embedding were that of an unrelated text. */
function chanceWithoutMeaning(features: Features): number {
  const unrelated = {
    postTitleToPage: Math.min(0, features.postTitleToPage),
    textScore: Math.min(0, features.textScore),
    passagesAboveTenth: Math.min(0, features.passagesAboveTenth),
    smallPassageScore: Math.min(0, features.smallPassageScore),
  };
  return judge({ ...features, ...unrelated }).related;
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

function joinFields(title: string, text: string, tags: readonly string[]): string {
  return `${title}\n${text}\n${tags.join('\n')}`;
}

function spell(text: string, folded: string, word: string): string {
  const place = findInText(folded, word);
  return place === null ? word : text.slice(...place);
}
