import { hashString, mixHash } from '../../bytes/hashes.ts';
import type { Post } from '../../post/post.ts';
import { forEachToken } from '../../text/tokenise.ts';
import { Fingerprinter } from './fingerprint.ts';
import { foldIndexedFields } from './indexed-fields.ts';

/** A post's fingerprint as an index holds it, for comparing a post with a library before it is indexed. */
export function fingerprintPost(
  post: Pick<Post, 'title' | 'titleIsDerived' | 'text' | 'tags'>,
): [low: number, high: number] {
  const fingerprinter = new Fingerprinter();
  const { text, title, hasOwnTitle, tags } = foldIndexedFields(post);
  for (const folded of hasOwnTitle ? [text, title, ...tags] : [text, ...tags]) {
    forEachToken(folded, {
      bigram: (first, second) => fingerprinter.add(mixHash(((first << 16) | second) >>> 0)),
      unigram: (codeUnit) => fingerprinter.add(mixHash(hashString(String.fromCharCode(codeUnit)))),
      word: (start, end) => fingerprinter.add(mixHash(hashString(folded.slice(start, end)))),
    });
  }
  return fingerprinter.finish();
}
