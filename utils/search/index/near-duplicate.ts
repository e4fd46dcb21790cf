import { cleanUrl } from '../../page/canonical-url.ts';
import type { Page } from '../../page/page.ts';
import type { Post } from '../../post/post.ts';
import { fold } from '../../text/fold.ts';
import { compareTokenSets, tokenSet } from '../../text/token-set.ts';
import { compareFingerprints } from '../segment/fingerprint.ts';
import type { LibraryIndex } from './library-index.ts';
import type { ReadPost } from './read-posts.ts';

/**
 * How much of their tokens (Jaccard) two texts share, by what is done about it. `…Estimate`: fingerprints less alike than
 * this are not compared text by text; the estimate is off by 0.12 on average (16 bins).
 */
export const NEAR_DUPLICATE = {
  /** The post is the page itself, and is left out. */
  samePage: 0.9,
  /** Only posts whose terms are this near the page's (cosine) are compared with it. 0.3..0.7. */
  samePageCosine: 0.5,
  /** Two posts say the same and share one card (TREC background linking drops them at a cosine of 0.9). */
  sameCard: 0.75,
  sameCardEstimate: 0.45,
  /** An imported post is one of the library with a word or a line changed. 0.8..0.95. */
  imported: 0.9,
  /** Misses one true pair in a hundred. */
  importedEstimate: 0.7,
} as const;

/** Tests of each post, with the cosine of its terms to the page's, whether it is the page itself: by address or text. */
export function createSamePageTest(page: Page, comparedUnits: number): (post: ReadPost, cosine: number) => boolean {
  const addresses = new Set([page.url, page.canonicalUrl ?? ''].map(cleanUrl).filter((url) => url !== null));
  const isSelection = page.textSource === 'selection';
  let tokens: Set<number> | null = null;
  return (read, cosine) => {
    if (!isSelection && hasAddress(read.post, addresses)) return true;
    if (cosine < NEAR_DUPLICATE.samePageCosine) return false;
    tokens ??= tokenSet(fold(page.text.slice(0, comparedUnits)));
    return compareTokenSets(tokens, read.tokens()) >= NEAR_DUPLICATE.samePage;
  };
}

function hasAddress({ url }: Post, addresses: ReadonlySet<string>): boolean {
  const cleaned = url === '' ? null : cleanUrl(url);
  return cleaned !== null && addresses.has(cleaned);
}

/** Puts every post that says the same as a better one under that one. */
export function collapseDuplicates<Scored extends ReadPost>(
  posts: readonly Scored[],
  index: LibraryIndex,
): (Scored & { similar: Post[] })[] {
  const kept: { scored: Scored & { similar: Post[] }; fingerprint: [number, number] }[] = [];
  for (const post of posts) {
    const fingerprint = index.fingerprintOf(post.number);
    const [low, high] = fingerprint;
    const better = kept.find(
      ({ fingerprint: [otherLow, otherHigh], scored }) =>
        compareFingerprints(otherLow, otherHigh, low, high) >= NEAR_DUPLICATE.sameCardEstimate &&
        compareTokenSets(scored.tokens(), post.tokens()) >= NEAR_DUPLICATE.sameCard,
    );
    if (better) better.scored.similar.push(post.post);
    else kept.push({ scored: { ...post, similar: [] }, fingerprint });
  }
  return kept.map(({ scored }) => scored);
}
