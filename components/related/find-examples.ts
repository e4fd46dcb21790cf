import type { Source } from '../../utils/post/post.ts';

/** The bundled posts, while the library holds nothing else; null otherwise, and while it is not known. */
export function findExamples(sources: readonly Source[] | null): Source | null {
  const examples = sources?.find(({ kind }) => kind === 'bundled');
  if (!examples?.isOn || sources?.some(({ kind, postCount }) => kind !== 'bundled' && postCount > 0)) return null;
  return examples;
}
