import type { Post } from '../../utils/post/post.ts';
import type { Excerpt } from '../../utils/text/excerpt.ts';
import { createStartExcerpt } from '../post/create-start-excerpt.ts';
import { findTermRanges } from '../post/find-term-ranges.ts';

/** UTF-16 code units before the first hit, and of the whole excerpt. */
const LEAD = 30;
const LENGTH = 140;
/** Code units searched for the first hit: a list of books must not take as long as reading them. */
const SEARCHED_LENGTH = 200_000;

interface QueryExcerpt {
  excerpt: Excerpt;
  titleMarks: [start: number, end: number][];
}

/** Where the words of a typed query stand in a post, for lists that come without excerpts. */
export function createQueryExcerpt(post: Post, query: string): QueryExcerpt {
  const terms = listTerms(query);
  const titleMarks = findMarks(post.title, terms);
  const first = findTermRanges(post.text.slice(0, SEARCHED_LENGTH), terms, 1)[0];
  if (!first) return { excerpt: createStartExcerpt(post), titleMarks };
  const offset = first.start <= LEAD ? 0 : first.start - LEAD;
  const end = Math.min(post.text.length, offset + LENGTH);
  const text = post.text.slice(offset, end).replaceAll('\n', ' ');
  return {
    excerpt: { text, marks: findMarks(text, terms), offset, cutBefore: offset > 0, cutAfter: end < post.text.length },
    titleMarks,
  };
}

function findMarks(text: string, terms: string[]): [number, number][] {
  return findTermRanges(text, terms).map(({ start, end }) => [start, end]);
}

/** Words and quoted phrases of a query, without those it excludes. */
function listTerms(query: string): string[] {
  const terms = [];
  for (const [, minus, phrase, word] of query.matchAll(/(-?)(?:["“”]([^"“”]+)["“”]|(\S+))/gu)) {
    const term = phrase ?? word ?? '';
    if (minus === '' && term !== '') terms.push(term);
  }
  return terms;
}
