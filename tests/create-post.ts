import type { Post } from '../utils/post/post.ts';

/** A post of which a test gives only what it is about. Its id is its title, or its text where it has none. */
export function createPost(fields: Partial<Post> = {}): Post {
  const { title = '', text = '' } = fields;
  return {
    id: title || text,
    sourceId: 'own',
    title,
    titleIsDerived: title === '',
    text,
    url: '',
    author: '',
    publishedAt: '',
    tags: [],
    reactions: [],
    ...fields,
  };
}
