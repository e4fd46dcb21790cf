import { hashString } from '../../bytes/hashes.ts';
import { cleanUrl } from '../../page/canonical-url.ts';
import type { Post } from '../../post/post.ts';
import { NEAR_DUPLICATE } from '../../search/index/near-duplicate.ts';
import { compareFingerprints } from '../../search/segment/fingerprint.ts';
import { fingerprintPost } from '../../search/segment/fingerprint-post.ts';
import { compareTokenSets } from '../../text/token-set.ts';
import { tokenise } from '../../text/tokenise.ts';
import { isDeleted, type LibraryPart } from '../view/part.ts';
import type { PostTable } from '../view/post-table.ts';
import { type LibraryView, locatePost } from '../view/view.ts';

/** What the library already has of a post to be imported. */
export type Duplicate = 'none' | 'same-url' | 'same-text' | 'near-same-text';

/** Texts shorter than this many tokens are too short to be called near-same. */
const MIN_TOKENS = 20;
/** At most this many candidates are read per post, so that a library of boilerplate cannot make an import crawl. */
const MAX_CANDIDATES = 4;
/** A fingerprint has 16 bins of 4 bits; each band is 4 bins. Near-same texts agree on at least one band of the four. */
const BANDS = 4;

export interface DuplicateFinder {
  check(post: Omit<Post, 'sourceId'> & { textKey: number }): Promise<Duplicate>;
  /** True when the library has a post with this text. */
  hasText(textKey: number): boolean;
  /** True when the library has a post with this address. */
  hasUrl(url: string): boolean;
}

/**
 * Finds what a library already has: by id, text, address and, for texts that differ a little, by fingerprint. Of one source
 * it may be told to look past the posts: a followed folder's own ones are told by their ids.
 */
export async function createDuplicateFinder(
  view: LibraryView,
  tableOf: (part: LibraryPart) => Promise<PostTable>,
  exceptSourceId: string | null = null,
): Promise<DuplicateFinder> {
  const isExcepted = (part: LibraryPart, local: number) =>
    exceptSourceId !== null && part.segment.sourceIdOf(local) === exceptSourceId;
  const textKeys = new Set<number>();
  const bands = new Map<number, number[]>();
  for (const [i, part] of view.parts.entries()) {
    const { textKeys: keys } = await tableOf(part);
    const start = view.starts[i] ?? 0;
    for (let local = 0; local < part.segment.postCount; local++) {
      if (isDeleted(part, local) || isExcepted(part, local)) continue;
      const key = keys[local] ?? 0;
      if (key !== 0) textKeys.add(key);
      if (part.segment.distinctTermsOf(local) < MIN_TOKENS) continue;
      for (const band of listBands(part.segment.fingerprintOf(local))) {
        const numbers = bands.get(band);
        if (numbers) numbers.push(start + local);
        else bands.set(band, [start + local]);
      }
    }
  }

  async function hasNearSame(post: Pick<Post, 'title' | 'titleIsDerived' | 'text' | 'tags'>): Promise<boolean> {
    const [low, high] = fingerprintPost(post);
    const candidates = new Map<number, number>();
    for (const band of listBands([low, high])) {
      for (const number of bands.get(band) ?? []) {
        if (candidates.has(number)) continue;
        const similarity = compareFingerprints(low, high, ...view.index.fingerprintOf(number));
        if (similarity >= NEAR_DUPLICATE.importedEstimate) candidates.set(number, similarity);
      }
    }
    if (candidates.size === 0) return false;
    const tokens = new Set(tokenise(post.text));
    if (tokens.size < MIN_TOKENS) return false;
    const best = [...candidates].sort((a, b) => b[1] - a[1]).slice(0, MAX_CANDIDATES);
    const posts = await view.loadPosts(best.map(([number]) => number));
    return posts.some((known) => compareTokenSets(tokens, new Set(tokenise(known.text))) >= NEAR_DUPLICATE.imported);
  }

  const hasText = (textKey: number) => textKey !== 0 && textKeys.has(textKey);
  return {
    async check(post) {
      if (view.whole.findById(post.id) >= 0 || hasText(post.textKey)) return 'same-text';
      return bands.size > 0 && (await hasNearSame(post)) ? 'near-same-text' : 'none';
    },
    hasText,
    hasUrl(url) {
      const cleaned = cleanUrl(url);
      if (cleaned === null) return false;
      return view.whole.findByUrlHash(hashString(cleaned)).some((number) => {
        const { part, local } = locatePost(view, number);
        return !isExcepted(part, local);
      });
    },
  };
}

function listBands([low, high]: readonly [number, number]): number[] {
  const bands: number[] = [];
  for (let band = 0; band < BANDS; band++) {
    const half = band < BANDS / 2 ? low : high;
    bands.push(band * 65536 + ((half >>> ((band & 1) * 16)) & 0xffff));
  }
  return bands;
}
