import type { Post } from '../post/post.ts';
import type { Strictness } from '../protocol/library-client.ts';
import type { Reason, RelatedPost, Strength } from '../protocol/outcome.ts';
import { makeExcerpt } from '../text/make-excerpt.ts';
import { type Chances, isAnswered, isShown, strengthOf } from './judge/judgement.ts';
import type { ScoredPost } from './judge/score-posts.ts';

const STRENGTHS: readonly Strength[] = ['strong', 'medium', 'weak'];

/**
 * The posts to show, of those scored (best first): decides by the chance, arranges, what the page itself cites last, then
 * cuts. A post for which no reason can be given is left out.
 */
export function chooseShown(
  scored: readonly ScoredPost[],
  explain: (post: ScoredPost) => Reason[],
  limit: number,
  strictness: Strictness,
  postCount: number,
  isCited: (post: Post) => boolean = () => false,
): RelatedPost[] {
  const chances = scored.map((post) => post.chances);
  if (!isAnswered(chances, strictness, postCount)) return [];
  const likely = scored.filter(({ chances }) => isShown(chances, strictness, postCount));
  const ordered = arrange(likely, ({ chances }) => chances);
  const cited = new Set(ordered.filter(({ post }) => isCited(post)));
  const shown: RelatedPost[] = [];
  for (const post of [...ordered.filter((one) => !cited.has(one)), ...cited]) {
    if (shown.length === limit) break;
    const reasons = explain(post);
    if (reasons.length > 0) shown.push({ ...present(post, reasons), ...(cited.has(post) && { isCited: true }) });
  }
  return shown;
}

/**
 * Of posts in their order, the one that is worth most to the reader first; the others by strength, since a weaker post above a
 * stronger one reads as a mistake.
 */
export function arrange<Item>(ordered: readonly Item[], chancesOf: (item: Item) => Chances): Item[] {
  const [first, ...others] = ordered;
  if (first === undefined) return [];
  return [first, ...STRENGTHS.flatMap((strength) => others.filter((item) => strengthOf(chancesOf(item)) === strength))];
}

/** The post that came nearest to being shown, for a reader who asks; undefined when none can be explained. */
export function chooseNearest(
  scored: readonly ScoredPost[],
  explain: (post: ScoredPost) => Reason[],
): RelatedPost | undefined {
  const [nearest] = [...scored].sort((a, b) => b.chances.related - a.chances.related || a.number - b.number);
  const reasons = nearest === undefined ? [] : explain(nearest);
  return nearest === undefined || reasons.length === 0 ? undefined : present(nearest, reasons);
}

function present(scored: ScoredPost, reasons: Reason[]): RelatedPost {
  const { post, chances, similar } = scored;
  const terms = reasons.map(({ postTerm, share }) => ({ term: postTerm, weight: share }));
  const isWhole = scored.text.length === post.text.length;
  const excerpt = makeExcerpt(post.text, terms, undefined, isWhole ? scored.text : undefined);
  return { post, score: chances.related, strength: strengthOf(chances), reasons, excerpt, similar };
}
