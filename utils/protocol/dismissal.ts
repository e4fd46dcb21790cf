/** "Not related": the reader does not want to see this post beside this page, or beside any page. */
export interface Dismissal {
  undoToken: string;
  postId: string;
  /** For the list of dismissals, so that it needs no posts. */
  postTitle: string;
  /** Null: nowhere. */
  pageUrl: string | null;
  /** ISO 8601. */
  createdAt: string;
}
