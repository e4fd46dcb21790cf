import type { Post } from '../../post/post.ts';
import { fold } from '../../text/fold.ts';
import type { LibraryIndex } from '../library-index.ts';
import { compareFingerprints } from '../segment/fingerprint.ts';
import { compareTokenSets, tokenSet } from './compare-texts.ts';
import type { JudgedPost } from './judge-candidates.ts';

/** Fingerprints less alike than this are not compared text by text: the estimate is off by 0.12 (16 bins). 0.3..0.6. */
const WORTH_COMPARING = 0.45;
/** Texts that share this much of their tokens say the same (TREC background linking drops them at a cosine of 0.9). */
const SAME_TEXT = 0.75;
/** Units compared. */
const COMPARED_UNITS = 3_000;

/** Puts every post that says the same as a better one under that one. */
export function foldSimilar(judged: readonly JudgedPost[], index: LibraryIndex): JudgedPost[] {
  const kept: { post: JudgedPost; fingerprint: [number, number] }[] = [];
  for (const post of judged) {
    const fingerprint = index.fingerprintOf(post.post);
    const better = kept.find(
      (other) =>
        compareFingerprints(...other.fingerprint, ...fingerprint) >= WORTH_COMPARING &&
        compareTokenSets(beginningOf(other.post.source), beginningOf(post.source)) >= SAME_TEXT,
    );
    if (better) better.post.similar.push(post.source);
    else kept.push({ post: { ...post, similar: [] }, fingerprint });
  }
  return kept.map(({ post }) => post);
}

function beginningOf({ text }: Post): Set<number> {
  return tokenSet(fold(text.slice(0, COMPARED_UNITS)));
}
