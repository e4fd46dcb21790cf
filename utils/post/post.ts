export interface Reaction {
  emoji: string;
  count: number;
}

/** One post of the library: what is shown beside a page. Shape is versioned with the store (see library-store). */
export interface Post {
  /** Stable, from content (see create-post-id.ts): importing the same post twice yields the same id. */
  id: string;
  sourceId: string;
  title: string;
  /** True when the title was made from the first sentence, so that ranking knows it is no title of its own. */
  titleIsDerived: boolean;
  /** Plain text, paragraphs separated by "\n". Never HTML. */
  text: string;
  /** http(s) only, checked once at import; empty when none. */
  url: string;
  author: string;
  /** ISO 8601 date or date-time; empty when unknown. */
  publishedAt: string;
  tags: string[];
  reactions: Reaction[];
}

/** Where posts come from: the bundled posts, one import, the clips, a folder that is followed, or the browser's bookmarks. */
export interface Source {
  id: string;
  kind: 'bundled' | 'import' | 'clips' | 'folder' | 'bookmarks';
  /** Shown name; the reader may rename it. */
  name: string;
  /** Importer that made it, for example 'telegram'; empty for the other kinds. */
  format: string;
  postCount: number;
  /** UTF-8 bytes of titles and texts. */
  textBytes: number;
  /** ISO 8601. */
  createdAt: string;
  /** Posts of a source that is off are neither searched nor shown as related. */
  isOn: boolean;
}

/** A post before it is somebody's: `id` comes from createPostId, `sourceId` from whoever keeps it. */
export type ImportedPost = Omit<Post, 'id' | 'sourceId'>;
