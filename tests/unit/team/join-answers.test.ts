import { describe, expect, it } from 'vitest';
import type { FindOutcome, FoundPost, RelatedPost, SearchOutcome } from '../../../utils/protocol/outcome.ts';
import { joinFindings, joinFound } from '../../../utils/team/join-answers.ts';
import { createPost } from '../../create-post.ts';

const EXCERPT = { text: '', marks: [], offset: 0, cutBefore: false, cutAfter: false };

function related(title: string, strength: RelatedPost['strength'], score: number, similar: string[] = []): RelatedPost {
  const folded = similar.map((id) => createPost({ title: id }));
  return {
    post: createPost({ title }),
    score,
    strength,
    reasons: [],
    excerpt: EXCERPT,
    similar: folded,
  };
}

const ready = (...posts: RelatedPost[]): FindOutcome => ({
  kind: 'ready',
  keywords: [{ term: '退款', weight: 1 }],
  posts,
  postCount: 10,
  elapsedMs: 5,
});
const silent = (
  reason: 'nothing-related' | 'library-empty' | 'page-too-short',
  nearest?: RelatedPost,
): FindOutcome => ({
  kind: 'silent',
  reason,
  keywords: [{ term: '退款', weight: 1 }],
  ...(nearest && { nearest }),
  postCount: 3,
  elapsedMs: 9,
});
const titlesOf = (outcome: FindOutcome) =>
  outcome.kind === 'ready' ? outcome.posts.map(({ post }) => post.title) : outcome.reason;

describe('own and team’s related posts in one list', () => {
  it('stand by strength, then by chance, own before equal ones', () => {
    const own = ready(related('own strong', 'strong', 0.8), related('own weak', 'weak', 0.3));
    const team = ready(
      related('team strong', 'strong', 0.9),
      related('team equal', 'strong', 0.8),
      related('team medium', 'medium', 0.99),
    );
    expect(titlesOf(joinFindings(own, team, 10))).toEqual([
      'team strong',
      'own strong',
      'team equal',
      'team medium',
      'own weak',
    ]);
  });

  it('are as many as were asked for', () => {
    const own = ready(related('a', 'strong', 0.9), related('b', 'weak', 0.3));
    expect(titlesOf(joinFindings(own, ready(related('c', 'medium', 0.5)), 2))).toEqual(['a', 'c']);
  });

  it('show a post of both libraries once, as the reader’s own, also when it is folded under another', () => {
    const own = ready(related('both', 'weak', 0.3, ['folded']));
    const team = ready(related('both', 'strong', 0.9), related('folded', 'strong', 0.9), related('team', 'weak', 0.2));
    expect(titlesOf(joinFindings(own, team, 10))).toEqual(['both', 'team']);
  });

  it('count both libraries, and keep the chips of the own answer', () => {
    const joined = joinFindings(ready(), silent('nothing-related'), 10);
    expect(joined).toMatchObject({ postCount: 13, elapsedMs: 9, keywords: [{ term: '退款' }] });
  });

  it('are shown when one side alone has any', () => {
    expect(titlesOf(joinFindings(silent('library-empty'), ready(related('team', 'weak', 0.2)), 10))).toEqual(['team']);
    expect(titlesOf(joinFindings(ready(related('own', 'weak', 0.2)), silent('nothing-related'), 10))).toEqual(['own']);
  });

  it('are silent when both are, with the own reason and the post that came nearest of all', () => {
    const own = silent('nothing-related', related('own near', 'weak', 0.1));
    const team = silent('page-too-short', related('team near', 'weak', 0.2));
    expect(joinFindings(own, team, 10)).toMatchObject({
      kind: 'silent',
      reason: 'nothing-related',
      nearest: { post: { title: 'team near' } },
    });
    expect(titlesOf(joinFindings(silent('library-empty'), silent('nothing-related'), 10))).toBe('nothing-related');
  });
});

describe('own and team’s found posts in one list', () => {
  const found = (...titles: string[]): SearchOutcome => ({
    posts: titles.map((title): FoundPost => ({ post: createPost({ title }), excerpt: EXCERPT, titleMarks: [] })),
    total: titles.length,
    postCount: 10,
    elapsedMs: 1,
  });

  it('have the own ones first, which stay where the reader saw them, and doubles once', () => {
    const joined = joinFound(found('a', 'b'), found('b', 'c'));
    expect(joined.posts.map(({ post }) => post.title)).toEqual(['a', 'b', 'c']);
    expect([joined.total, joined.postCount]).toEqual([3, 20]);
  });
});
