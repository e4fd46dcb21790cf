/** What of the library cannot be read. All zero and false while it is whole. */
export interface LibraryDamage {
  /** Posts that were asked for on this page and cannot be read. An export asks for all. */
  posts: number;
  /** Posts that are stored and not yet indexed, because their segment is damaged and being rebuilt. */
  unindexed: number;
  /** Undo entries, snapshots, dismissals and concepts that cannot be read. */
  records: number;
  /** The list of what is live was lost and made again from the posts: deleted ones may be back, names of sources gone. */
  isRebuilt: boolean;
  /** The browser removed the library: while this page was open, or before. */
  isCleared: boolean;
}
