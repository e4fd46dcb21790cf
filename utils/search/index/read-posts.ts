import type { Post } from '../../post/post.ts';
import { fold } from '../../text/fold.ts';
import { tokenSet } from '../../text/token-set.ts';
import type { SearchedLibrary } from './searched-library.ts';

/** Code units of a post that are read: what it is about is said by then, and its passages lie within. Folded once, here. */
export const READ_CODE_UNITS = 5_000;
/** Code units of a text compared with another's: a copy is a copy from its beginning. */
export const COMPARED_CODE_UNITS = 3_000;

/** A post whose text was read. */
export interface ReadPost {
  /** Its number in the index. */
  number: number;
  post: Post;
  /** Folded; empty when the title is derived from the text. */
  title: string;
  /** The text's first READ_CODE_UNITS, folded. */
  text: string;
  tags: string[];
  /** Tokens of the text's first COMPARED_CODE_UNITS. */
  tokens(): ReadonlySet<number>;
}

/** Reads the texts of some posts, in their order; those that cannot be read are left out. */
export async function readPosts<Numbered extends { number: number }>(
  candidates: readonly Numbered[],
  { index, loadPosts }: SearchedLibrary,
): Promise<(Numbered & ReadPost)[]> {
  const posts = await loadPosts(candidates.map(({ number }) => number));
  const byId = new Map(posts.map((post) => [post.id, post]));
  return candidates.flatMap((candidate) => {
    const post = byId.get(index.idOf(candidate.number));
    return post === undefined ? [] : [{ ...candidate, ...readPost(candidate.number, post) }];
  });
}

/** Begins to read some posts. The function returned gives them to readPosts, and reads what else it wants. */
export function readAhead(
  posts: readonly { number: number }[],
  { loadPosts }: SearchedLibrary,
): SearchedLibrary['loadPosts'] {
  const numbers = posts.map(({ number }) => number);
  const begun = loadPosts(numbers);
  begun.catch(() => undefined); // told to whoever waits for them
  return async (wanted) => {
    const missing = wanted.filter((number) => !numbers.includes(number));
    const [known, others] = await Promise.all([begun, missing.length === 0 ? [] : loadPosts(missing)]);
    return [...known, ...others];
  };
}

function readPost(number: number, post: Post): ReadPost {
  const text = fold(post.text.slice(0, READ_CODE_UNITS));
  let tokens: ReadonlySet<number> | null = null;
  return {
    number,
    post,
    title: post.titleIsDerived ? '' : fold(post.title),
    text,
    tags: post.tags.map(fold),
    tokens() {
      tokens ??= tokenSet(text.slice(0, COMPARED_CODE_UNITS));
      return tokens;
    },
  };
}
