import type { FindOutcome, RelatedPost, SearchOutcome, Strength } from '../protocol/outcome.ts';

const STRENGTHS: readonly Strength[] = ['strong', 'medium', 'weak'];

/** One list of the reader's own related posts and the team's: stronger first, then by chance, own before equal ones. */
export function joinFindings(own: FindOutcome, team: FindOutcome, limit: number): FindOutcome {
  const postCount = own.postCount + team.postCount;
  const elapsedMs = Math.max(own.elapsedMs, team.elapsedMs);
  const { keywords } = own;
  if (own.kind === 'silent' && team.kind === 'silent') {
    const nearest = [own.nearest, team.nearest].filter((post) => post !== undefined).sort(byWorth)[0];
    // The team's library may be empty or short of terms; what silences the own one is said.
    const reason = own.reason === 'library-empty' ? team.reason : own.reason;
    return { kind: 'silent', reason, keywords, ...(nearest && { nearest }), postCount, elapsedMs };
  }
  const posts = [...listPosts(own), ...withoutKnown(listPosts(team), listPosts(own))].sort(byWorth).slice(0, limit);
  return { kind: 'ready', keywords, posts, postCount, elapsedMs };
}

/** One list of what typed search found in both: the own posts first, as they are found sooner and stay in place. */
export function joinFound(own: SearchOutcome, team: SearchOutcome): SearchOutcome {
  const ids = new Set(own.posts.map(({ post }) => post.id));
  const others = team.posts.filter(({ post }) => !ids.has(post.id));
  const doubles = team.posts.length - others.length;
  return {
    ...own,
    posts: [...own.posts, ...others],
    total: own.total + team.total - doubles,
    isAtLeast: own.isAtLeast === true || team.isAtLeast === true,
    postCount: own.postCount + team.postCount,
    elapsedMs: Math.max(own.elapsedMs, team.elapsedMs),
  };
}

function listPosts(outcome: FindOutcome): RelatedPost[] {
  return outcome.kind === 'ready' ? outcome.posts : [];
}

/** A post that stands in both libraries is shown once, as the reader's own. Ids are made of content. */
function withoutKnown(posts: readonly RelatedPost[], known: readonly RelatedPost[]): RelatedPost[] {
  const ids = new Set(known.flatMap(({ post, similar }) => [post.id, ...similar.map(({ id }) => id)]));
  return posts.filter(({ post }) => !ids.has(post.id));
}

function byWorth(a: RelatedPost, b: RelatedPost): number {
  return STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength) || b.score - a.score;
}
