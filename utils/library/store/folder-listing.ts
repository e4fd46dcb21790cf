import type { RawPost } from '../../post/create-post.ts';

/** A file as it lies in the folder now; of a bookmark the post that it is. */
export interface ListedFile {
  path: string;
  size: number;
  modified: number;
  content: Blob | RawPost;
}

/** What a folder holds, or why that cannot be told. */
export type FolderListing =
  | {
      kind: 'listed';
      name: string;
      files: ListedFile[];
      /** Paths of folders and files below it that could not be looked at; '' for the folder itself never stands here. */
      unreadable: string[];
    }
  | { kind: 'gone' }
  | { kind: 'no-access' };
