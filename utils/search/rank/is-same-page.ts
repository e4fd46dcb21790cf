import { cleanUrl } from '../../page/canonical-url.ts';
import type { Page } from '../../page/page.ts';
import type { Post } from '../../post/post.ts';
import { fold } from '../../text/fold.ts';
import { compareTokenSets, tokenSet } from './compare-texts.ts';

/** A post that shares this much of its tokens with the page is the page. */
const SAME_PAGE = 0.9;
/** Copies are nearly alike in their terms, so only posts this near (cosine) are compared text by text. 0.3..0.7. */
const WORTH_COMPARING = 0.5;
/** Units folded and compared: a copy is a copy from its beginning. */
const COMPARED_UNITS = 3_000;

/** Tells of each post, with its lexical cosine to the page, whether it is the page itself: by address, or by its text. */
export function createSamePageTest(page: Page): (post: Post, lexical: number) => boolean {
  const addresses = new Set([page.url, page.canonicalUrl ?? ''].map(cleanUrl).filter((url) => url !== null));
  const isSelection = page.textSource === 'selection';
  let tokens: Set<number> | null = null;
  return (post, lexical) => {
    if (!isSelection && post.url !== '' && addresses.has(cleanUrl(post.url) ?? '')) return true;
    if (lexical < WORTH_COMPARING) return false;
    tokens ??= tokenSet(fold(page.text.slice(0, COMPARED_UNITS)));
    return compareTokenSets(tokens, tokenSet(fold(post.text.slice(0, COMPARED_UNITS)))) >= SAME_PAGE;
  };
}
