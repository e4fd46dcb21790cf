import type { Post } from '../../post/post.ts';
import { Fingerprinter, hashString, mixHash } from '../../search/segment/fingerprint.ts';
import { fold } from '../../text/fold.ts';
import { forEachToken } from '../../text/tokenise.ts';

/** A post's fingerprint as the segment builder makes it, for comparing a post with a library before it is indexed. */
export function fingerprintPost(post: Pick<Post, 'title' | 'titleIsDerived' | 'text'>): [low: number, high: number] {
  const fingerprinter = new Fingerprinter();
  for (const text of post.titleIsDerived ? [post.text] : [post.text, post.title]) {
    const folded = fold(text);
    forEachToken(folded, {
      pair: (first, second) => fingerprinter.add(mixHash(((first << 16) | second) >>> 0)),
      single: (unit) => fingerprinter.add(mixHash(hashString(String.fromCharCode(unit)))),
      word: (start, end) => fingerprinter.add(mixHash(hashString(folded.slice(start, end)))),
    });
  }
  return fingerprinter.finish();
}
