import type { Post } from '../../library/post.ts';
import { cleanUrl } from '../../page/canonical-url.ts';
import type { Page } from '../../page/page.ts';
import { fold } from '../../text/fold.ts';
import { compareTokenSets, tokenSet } from './compare-texts.ts';

/** A post that shares this much of its tokens with the page is the page. */
const SAME_PAGE = 0.9;

/** Tells of each post whether it is the page itself: by address, or by its text. */
export function createSamePageTest(page: Page, foldedText: string): (post: Post) => boolean {
  const addresses = new Set(
    [page.url, page.canonicalUrl ?? ''].map((url) => cleanUrl(url)).filter((url) => url !== null),
  );
  const tokens = tokenSet(foldedText);
  return (post) => {
    const address = post.url === '' ? null : cleanUrl(post.url);
    if (address !== null && page.textSource !== 'selection' && addresses.has(address)) return true;
    return compareTokenSets(tokens, tokenSet(fold(post.text))) >= SAME_PAGE;
  };
}
