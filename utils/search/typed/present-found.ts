import type { Post } from '../../post/post.ts';
import type { FoundPost } from '../../protocol/outcome.ts';
import { findMarks, type MarkTerm } from '../../text/find-marks.ts';
import { fold } from '../../text/fold.ts';
import { makeExcerpt } from '../../text/make-excerpt.ts';
import type { QueryPart } from './parse-query.ts';

/** True when the post's own words hold every wanted part and no excluded one. */
export function holdsParts(post: Post, parts: readonly QueryPart[]): boolean {
  const fields = [fold(post.title), fold(post.text), ...post.tags.map(fold)];
  return parts.every((part) => fields.some((field) => part.pattern.test(field)) !== part.isExcluded);
}

/** A found post with what the wanted parts of the query mark in it. */
export function presentFound(post: Post, parts: readonly QueryPart[]): FoundPost {
  const terms = parts.filter((part) => !part.isExcluded).map(toMarkTerm);
  return { post, excerpt: makeExcerpt(post.text, terms), titleMarks: findMarks(post.title, terms) };
}

function toMarkTerm(part: QueryPart): MarkTerm {
  return { term: part.text, isPrefix: part.isPrefix, pattern: part.pattern };
}
