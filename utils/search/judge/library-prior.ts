/** Weight of the prior: less keeps more of what is related, more drops more of what is not. 0.65..1. */
const WEIGHT = 0.75;
/** Posts from which it hardly counts. 150..300. */
const MANY_POSTS = 250;
/** Posts at which half of it is in force, and how soon the rest. 9..12; steeper, one post more takes several away. */
const CHOSEN_POSTS = 11;
const STEEPNESS = 6;

/**
 * Log odds that the size of a library gives any of its posts, beside all that is known of the pair: 0 in a library of thousands,
 * about -3 among dozens. All features hold a post against its neighbours, and the nearest of few is no nearer for it; nor are
 * dozens of posts likely to hold one on the matter of a page at all. Below ten posts it is nearly 0 again: those were mostly
 * chosen to be shown, and every one missed is missed for good. Chosen on libraries of 12 to 250 posts drawn from the graded ones
 * (docs/RANKING.md).
 */
export function libraryPriorOf(postCount: number): number {
  const inForce = 1 - 1 / (1 + (postCount / CHOSEN_POSTS) ** STEEPNESS);
  return -WEIGHT * inForce * Math.log(1 + (MANY_POSTS / Math.max(1, postCount)) ** 2);
}
