import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Page } from '../../../utils/page/page.ts';
import type { RelatedPost } from '../../../utils/protocol/outcome.ts';
import { groupPosts, isWithin, type Narrowing, NOT_NARROWED, type PostGroups } from './narrow-posts.ts';

interface NarrowedPosts {
  posts: readonly RelatedPost[];
  groups: PostGroups;
  narrowing: Narrowing;
  narrow(change: Partial<Narrowing>): void;
}

const NO_GROUPS: PostGroups = { sourceIds: [], tags: [], years: [] };

/** Related posts from which fewer are not worth narrowing. 3..20. */
const LEAST_POSTS = 4;

/** The related posts as the reader narrowed them; another page has them all again. */
export function useNarrowing(page: Page, all: readonly RelatedPost[], isOn: boolean): NarrowedPosts {
  const [narrowing, setNarrowing] = useState(NOT_NARROWED);
  useEffect(() => setNarrowing(NOT_NARROWED), [page.url]);
  const groups = useMemo(
    () => (isOn && all.length >= LEAST_POSTS ? groupPosts(all.map(({ post }) => post)) : NO_GROUPS),
    [all, isOn],
  );
  const posts = useMemo(
    () => (narrowing === NOT_NARROWED ? all : all.filter(({ post }) => isWithin(post, narrowing))),
    [all, narrowing],
  );
  return {
    posts,
    groups,
    narrowing,
    narrow: (change) => setNarrowing((last) => ({ ...last, ...change })),
  };
}
