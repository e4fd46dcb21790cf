import { crc32 } from '../../../utils/bytes/crc32.ts';
import { hashString } from '../../../utils/bytes/hashes.ts';
import { LibraryIndex } from '../../../utils/search/index/library-index.ts';
import { buildSegment } from '../../../utils/search/segment/build-segment.ts';
import { openSegment } from '../../../utils/search/segment/open-segment.ts';
import type { IndexablePost } from '../../../utils/search/segment/segment-options.ts';
import { tokenise } from '../../../utils/text/tokenise.ts';

/** Hashes of what must be the same in Node, Chromium and Firefox. */
export interface RetrievalHashes {
  tokens: string;
  /** The segment's bytes. */
  segment: string;
  /** Posts and scores, each post's text as a query. */
  scores: string;
}

/**
 * Tokenises, indexes and queries the posts and hashes what comes out, for tests that compare engines. The weights are
 * plain counts: Math.log may differ in its last bit from engine to engine.
 */
export function hashRetrieval(posts: readonly IndexablePost[]): RetrievalHashes {
  const tokens = posts.map((post) => tokenise(`${post.title}\n${post.text}`));
  const bytes = buildSegment(posts);
  const index = new LibraryIndex([{ segment: openSegment(bytes) }]);
  const answers = tokens.map((terms) =>
    index.retrieve(
      [...new Set(terms)].map((term, i) => ({ term, weight: 1 + (i % 7) })),
      10,
    ),
  );
  return {
    tokens: toHex(hashString(tokens.map((terms) => terms.join(' ')).join('\n'))),
    segment: toHex(crc32(bytes)),
    scores: toHex(
      hashString(answers.map((found) => found.map(({ post, score }) => `${post}:${score}`).join(' ')).join('\n')),
    ),
  };
}

function toHex(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}
