import { expect } from 'vitest';
import { FREQUENCY_LEVELS } from '../../../../utils/search/segment/frequency-levels.ts';
import type { Segment } from '../../../../utils/search/segment/open-segment.ts';
import { createPostingGroups } from '../../../../utils/search/segment/postings.ts';
import type { IndexablePost } from '../../../../utils/search/segment/segment-options.ts';
import { fold } from '../../../../utils/text/fold.ts';
import { forEachToken, nameEdge } from '../../../../utils/text/tokenise.ts';

/** term -> post -> frequency level's value, read back from a segment. */
export function readTerms(segment: Segment): Map<string, Map<number, number>> {
  const terms = new Map<string, Map<number, number>>();
  const groups = createPostingGroups(segment.postCount);
  for (let place = 0; place < segment.termCount; place++) {
    const list = new Map<number, number>();
    segment.readPostings(place, groups);
    for (let i = 0; i < groups.oneCount; i++) list.set(groups.ones[i] ?? -1, 1);
    for (let i = 0; i < groups.moreCount; i++) {
      list.set(groups.more[i] ?? -1, FREQUENCY_LEVELS[groups.levels[i] ?? -1] ?? -1);
    }
    expect(list.size).toBe(segment.documentFrequencyAt(place));
    terms.set(segment.termAt(place), list);
  }
  return terms;
}

/**
 * The same by plain code: body + lead, tags twice, own titles six times; spellings that are no tokens of the post as often
 * as they stand, edges once.
 */
export function countTerms(list: readonly IndexablePost[]): Map<string, Map<number, number>> {
  const terms = new Map<string, Map<number, number>>();
  list.forEach((post, number) => {
    const counts = new Map<string, number>();
    const spellings = new Map<string, number>();
    const edges = new Set<string>();
    const add = (text: string, weight: number) => {
      const raise = (into: Map<string, number>, term: string) => into.set(term, (into.get(term) ?? 0) + weight);
      const folded = fold(text);
      forEachToken(folded, {
        bigram: (first, second) => raise(counts, String.fromCharCode(first, second)),
        unigram: (unit) => raise(counts, String.fromCharCode(unit)),
        word: (start, end) => raise(counts, folded.slice(start, end)),
        spelling: (term) => raise(spellings, term),
        edge: (first, second) => edges.add(nameEdge(first, second)),
      });
    };
    add(post.text, 2); // all within the lead
    for (const tag of post.tags) add(tag, 2);
    const bare = (text: string) => fold(text).replaceAll(/\s/g, '');
    if (!post.titleIsDerived && !bare(post.text).includes(bare(post.title).slice(0, 20))) add(post.title, 6);
    const all = new Map([...[...edges].map((edge) => [edge, 1] as const), ...spellings, ...counts]);
    for (const [term, count] of all) {
      const nearest = FREQUENCY_LEVELS.reduce((a, b) => (Math.abs(b - count) < Math.abs(a - count) ? b : a));
      const posts = terms.get(term) ?? new Map<number, number>();
      terms.set(term, posts.set(number, nearest));
    }
  });
  return terms;
}
