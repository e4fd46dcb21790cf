import { isStopWord } from '../../keywords/stop-words.ts';
import type { Post } from '../../library/post.ts';
import { cutsWord } from '../../text/find-marks.ts';
import { fold } from '../../text/fold.ts';
import { tokenise } from '../../text/tokenise.ts';
import type { Background } from '../background.ts';
import type { LibraryIndex } from '../library-index.ts';
import type { Keyword, Reason } from '../outcome.ts';
import type { JudgedPost } from '../rank/judge-candidates.ts';
import type { RankedCandidates } from '../rank/rank-candidates.ts';
import type { Query } from '../rank/weigh-page.ts';
import { createWordFinder } from './word-finder.ts';

/** Reasons named for one post. */
const MAX_REASONS = 3;
/** Heaviest shared terms that are turned into whole words. */
const TERMS_LOOKED_AT = 24;
/** A reason that carries less than this of the score is not worth a word. */
const LEAST_SHARE = 0.03;

/** Why posts are related to a page, from the numbers that ranked them. */
export function createExplainer(
  query: Query,
  terms: RankedCandidates['terms'],
  keywords: readonly Keyword[],
  index: LibraryIndex,
  background: Background,
): (judged: JudgedPost) => Reason[] {
  const findWord = createWordFinder(query.page.folded, background.frequencies);
  const chips = keywords.map(({ term }) => fold(term).trim());
  const columnOf = new Map(terms.map(({ term }, column) => [term, column]));

  /** The whole word of the page that a term belongs to: a chip that holds it, or the word around it. */
  const wordOf = (term: string, offset: number, postText: string): string | null => {
    const chip = chips.find((text) => holds(text, term) && holds(postText, text));
    if (chip !== undefined) return chip;
    const word = findWord(offset, offset + term.length);
    if (word === null || isStopWord(word)) return null;
    return holds(postText, word) ? word : background.frequencies.isWord(term) && !isStopWord(term) ? term : null;
  };

  return (judged) => {
    const { source, contributions, lexical, evidence } = judged;
    const title = judged.source.titleIsDerived ? '' : fold(source.title);
    const postText = `${title}\n${fold(source.text)}\n${source.tags.map(fold).join('\n')}`;
    const total = Math.max(evidence.byMeaning, 0) + evidence.byTerms + evidence.byConcepts;
    const ofTerms = total > 0 && lexical > 0 ? evidence.byTerms / total / lexical : 0;
    const columns = terms
      .map((_, column) => column)
      .filter((column) => (contributions[column] ?? 0) > 0)
      .sort((a, b) => (contributions[b] ?? 0) - (contributions[a] ?? 0))
      .slice(0, TERMS_LOOKED_AT);
    const found = new Map<string, Reason>();
    for (const column of columns) {
      const query = terms[column];
      if (query === undefined) continue;
      const word = wordOf(query.term, query.page.offset, postText);
      if (word === null || found.has(word)) continue;
      const carried = [...new Set(tokenise(word))].reduce(
        (sum, token) => sum + (contributions[columnOf.get(token) ?? -1] ?? 0),
        0,
      );
      found.set(word, sameReason(word, query.page.field, carried * ofTerms));
    }
    const reasons = [...found.values(), ...conceptReasons(judged)].sort((a, b) => b.share - a.share);
    return withoutRepeats(reasons)
      .filter(({ share }, place) => place === 0 || share >= LEAST_SHARE)
      .slice(0, MAX_REASONS);

    function sameReason(word: string, pageField: Reason['pageField'], share: number): Reason {
      return {
        pageTerm: spell(query.page.text, query.page.folded, word),
        postTerm: spellInPost(source, word),
        kind: 'same',
        concept: '',
        pageField,
        postField: fieldInPost(source, title, word),
        documentFrequency: frequencyOf(word),
        postCount: index.indexedPostCount,
        share: Math.min(1, share),
      };
    }

    function conceptReasons({ concepts }: JudgedPost): Reason[] {
      let dot = 0;
      const shared: { concept: number; product: number }[] = [];
      for (const [concept, weight] of query.concepts.weights) {
        const product = weight * (concepts.weights.get(concept) ?? 0);
        if (product > 0) shared.push({ concept, product });
        dot += product;
      }
      const ofConcepts = total > 0 && dot > 0 ? evidence.byConcepts / total / dot : 0;
      return shared.flatMap(({ concept, product }) => {
        const pageSpellings = [...(query.concepts.spellings.get(concept)?.keys() ?? [])];
        const postSpellings = [...(concepts.spellings.get(concept)?.keys() ?? [])];
        const share = product * ofConcepts;
        const same = pageSpellings.find((spelling) => postSpellings.includes(spelling));
        const [pageWord] = pageSpellings;
        const postWord = same ?? postSpellings[0];
        if (pageWord === undefined || postWord === undefined) return [];
        const reason = sameReason(same ?? pageWord, fieldInPage(same ?? pageWord), share);
        if (same !== undefined) {
          // The word is shared as it is: what the concept carries is its own.
          const known = found.get(same);
          if (known !== undefined) known.share = Math.min(1, known.share + share);
          return known !== undefined ? [] : [reason];
        }
        return [
          {
            ...reason,
            kind: 'concept' as const,
            concept: background.lexicon.group(concept).concept,
            postTerm: spellInPost(source, postWord),
            postField: fieldInPost(source, title, postWord),
            documentFrequency: frequencyOf(postWord),
          },
        ];
      });
    }
  };

  function fieldInPage(word: string): Reason['pageField'] {
    const [token] = tokenise(word);
    return query.page.terms.find(({ term }) => term === token)?.field ?? 'text';
  }

  function frequencyOf(word: string): number {
    const counts = tokenise(word).map((token) => index.documentFrequency(token));
    return counts.length === 0 ? 0 : Math.min(...counts);
  }
}

/** Drops reasons whose word is part of a stronger one's, or holds it. */
function withoutRepeats(reasons: readonly Reason[]): Reason[] {
  const kept: Reason[] = [];
  for (const reason of reasons) {
    const word = fold(reason.pageTerm);
    if (!kept.some((other) => fold(other.pageTerm).includes(word) || word.includes(fold(other.pageTerm))))
      kept.push(reason);
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

function spellInPost(post: Post, word: string): string {
  const text = `${post.title}\n${post.text}\n${post.tags.join('\n')}`;
  return spell(text, fold(text), word);
}

function fieldInPost(post: Post, foldedTitle: string, word: string): Reason['postField'] {
  if (holds(foldedTitle, word)) return 'title';
  return !holds(fold(post.text), word) && post.tags.some((tag) => holds(fold(tag), word)) ? 'tags' : 'text';
}
