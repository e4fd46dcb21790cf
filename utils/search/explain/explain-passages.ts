import type { Reason } from '../../protocol/outcome.ts';
import { cutPassages } from '../../text/cut-passages.ts';
import type { Ranking } from '../judge/ranking.ts';
import type { ScoredPost } from '../judge/score-posts.ts';
import { dotAt } from '../meaning/meaning-space.ts';
import type { Sentence } from '../meaning/page-meaning.ts';
import { MAX_PASSAGES } from '../segment/stored-embedding.ts';

/** A sentence is cut beyond this many code units: two must stand in one line of a card. */
const QUOTED_CODE_UNITS = 48;
/** Shorter sentences say too little to be quoted. */
const LEAST_CODE_UNITS = 6;
const SENTENCE = /[^。！？!?；;\n]+?(?:[。！？!?；;\n]|\.(?=\s)|$)/gu;

/** The two sentences that are nearest in the two passages that are nearest; null when there are none. */
export function explainPassages(
  { meaning, text, post }: ScoredPost,
  { meaning: page, pageTerms, page: { text: pageText }, index }: Ranking,
  share: number,
): Reason | null {
  const mine = page.passages[meaning.pagePassage];
  const theirs = cutPassages(text, page.script, MAX_PASSAGES)[meaning.postPassage];
  if (mine === undefined || theirs === undefined) return null;
  const isSelection = pageTerms.terms[0]?.field === 'selection';
  mine.sentences ??= listSentences(pageText, pageTerms.foldedBody, mine.start, mine.end, page.embed);
  const postSentences = listSentences(post.text, text, theirs.start, theirs.end, page.embed);
  let best: { page: Sentence; post: Sentence; cosine: number } | null = null;
  for (const pageSentence of mine.sentences) {
    for (const postSentence of postSentences) {
      const cosine = dotAt(pageSentence.vector, postSentence.vector, 0);
      if (best === null || cosine > best.cosine) best = { page: pageSentence, post: postSentence, cosine };
    }
  }
  if (best === null) return null;
  return {
    pageTerm: best.page.text,
    postTerm: best.post.text,
    kind: 'passage',
    concept: '',
    pageField: isSelection ? 'selection' : 'text',
    postField: 'text',
    documentFrequency: 0,
    postCount: index.postCount,
    share,
  };
}

function listSentences(
  original: string,
  folded: string,
  start: number,
  end: number,
  embed: (folded: string) => Float32Array | null,
): Sentence[] {
  return [...folded.slice(start, end).matchAll(SENTENCE)].flatMap(({ 0: found, index }) => {
    const vector = found.trim().length < LEAST_CODE_UNITS ? null : embed(found);
    const text = original.slice(start + index, start + index + Math.min(found.length, QUOTED_CODE_UNITS)).trim();
    return vector === null ? [] : [{ text, vector }];
  });
}
