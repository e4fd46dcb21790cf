import type { Page } from '../page/page.ts';
import type { Post, Source } from '../post/post.ts';
import type { Dismissal } from './dismissal.ts';
import type { FolderChanges, FollowedFolder, GivenFolder } from './followed-folder.ts';
import type { LexiconGroup } from './lexicon-group.ts';
import type { LibraryDamage } from './library-damage.ts';
import type { LibraryError } from './library-error.ts';
import type { FindOutcome, FoundPost, SearchOutcome, Suggestion } from './outcome.ts';
import type { TeamClient } from './team-client.ts';

export type { LibraryError };

/** How much is shown: few posts and sure ones, or more and doubtful ones, too. */
export type Strictness = 'few' | 'normal' | 'many';

export interface FindOptions {
  /** Terms of chips that the reader switched off. */
  disabledKeywords: string[];
  /** Posts to give at most. */
  limit: number;
  /** 'normal' when left out. */
  strictness?: Strictness;
  /** Posts that the page links to are marked and stand last; true when left out. */
  marksCited?: boolean;
}

export interface PostFilter {
  /** Typed search; empty for all. */
  query: string;
  sourceId?: string;
  tag?: string;
  year?: number;
  /** By date; the newest first when left out. What is searched for comes best first all the same. */
  order?: 'newest' | 'oldest';
}

/** What posts can be narrowed by, with how many there are of each. */
export interface Facets {
  tags: { tag: string; count: number }[];
  years: { year: number; count: number }[];
  /** "2025-06". */
  months: { month: string; count: number }[];
}

export interface PostList {
  /** As the search found them; without one each with its beginning. */
  posts: FoundPost[];
  total: number;
  /** As in a SearchOutcome. */
  isAtLeast?: boolean;
  goesOn?: boolean;
}

/** One thing an importer skipped, in the reader's file. */
export interface Skipped {
  /** Message key, see IMPORT_SKIP_REASONS in the importers. */
  reason: string;
  /** File, and line or record, for people: "posts.txt:123". */
  place: string;
  /** Start of what was skipped, at most 80 characters. */
  sample: string;
  count: number;
}

export interface ImportPreview {
  importId: string;
  fileNames: string[];
  /** Importer that recognised the files: 'telegram', 'csv'…; null when none did. */
  format: string | null;
  /** New posts that would be written. */
  newCount: number;
  /** Already in the library: same address, same text, near-same text. */
  duplicates: { sameUrl: number; sameText: number; nearSameText: number };
  skipped: Skipped[];
  /** First few posts, to look at. */
  samples: Post[];
  /** What must be chosen before it can go on (Telegram chats, CSV columns, channel name). */
  choices: ImportChoice[];
  /** Files that could not be read, or not to their end, and what to do about each. */
  failures: LibraryError[];
  suggestedName: string;
  /** Present when this is an update of a followed folder, or the beginning of one. */
  folder?: FolderChanges;
}

export type ImportChoice =
  | { kind: 'chats'; chats: { id: string; name: string; type: string; count: number; isSelected: boolean }[] }
  | { kind: 'channel-name'; chatId: string; chatName: string; value: string }
  /** Nothing in the files tells their encoding: how a line of them reads in each that it may be. */
  | { kind: 'encoding'; offered: { encoding: string; sample: string }[]; value: string }
  | {
      kind: 'columns';
      /** The table's name when there are several; else ''. */
      table: string;
      columns: string[];
      mapping: Record<string, string>;
      fields: string[];
    }
  /**
   * Posts of files that are gone from a followed folder: deleted with the update, or kept. `titles`: of the first of them.
   * `isMost`: most of the folder is gone at once, rather a disk that is not there.
   */
  | { kind: 'vanished'; posts: number; titles: string[]; isMost: boolean; isRemoved: boolean };

/** What looking at a followed folder came to. Nothing is written before the preview is run. */
export type FolderCheck =
  | { kind: 'unchanged'; fileCount: number; failures: LibraryError[] }
  | { kind: 'changed'; preview: ImportPreview }
  /** It is no longer where it was (moved, renamed, its disk taken out). What the library holds of it stays. */
  | { kind: 'gone' }
  /** The browser wants the reader's click before it reads the folder again. */
  | { kind: 'no-access' };

export interface ImportProgress {
  importId: string;
  state: 'reading' | 'writing' | 'paused' | 'done' | 'cancelled' | 'failed';
  postsDone: number;
  bytesDone: number;
  bytesTotal: number;
  error?: LibraryError;
  /** When done: the source that was made, and what takes the import back. */
  sourceId?: string;
  undoToken?: string;
}

/**
 * What popup, side panel and library page ask of the library. Implemented over a dedicated Worker
 * (utils/platform/create-library-client.ts); views get it by prop.
 * Every call rejects with a LibraryFailure carrying a LibraryError when it cannot be done.
 */
export interface LibraryClient {
  find(page: Page, options: FindOptions): Promise<FindOutcome>;
  search(query: string, limit: number): Promise<SearchOutcome>;
  suggest(query: string, limit: number): Promise<Suggestion[]>;
  getPost(id: string): Promise<Post | null>;

  /** The library's post for this address, if any: the page is already in the library. */
  findByUrl(url: string): Promise<Post | null>;
  /** The library's posts for these addresses, one for each that has one, in their order. Not of sources that are off. */
  findLinked(urls: readonly string[]): Promise<Post[]>;
  /** Saves the page as a clip. The token is '' when the page was saved before: nothing changed. */
  clip(page: Page, tags: string[]): Promise<{ post: Post; undoToken: string }>;

  listSources(): Promise<Source[]>;
  updateSource(id: string, change: { name?: string; isOn?: boolean }): Promise<void>;
  deleteSource(id: string): Promise<{ undoToken: string }>;
  listPosts(filter: PostFilter, offset: number, limit: number): Promise<PostList>;
  listFacets(): Promise<Facets>;
  /** Returns the post as it is now: its id comes from its content, so it has another one. '' when nothing changed. */
  updatePost(
    id: string,
    change: { title?: string; text?: string; tags?: string[] },
  ): Promise<{ post: Post; undoToken: string }>;
  deletePosts(ids: string[]): Promise<{ undoToken: string }>;
  /** Takes back what the token was given for, once; '' stands for an action that changed nothing. */
  undo(token: string): Promise<void>;

  /** "Not related": this post is not shown again for this page, or anywhere when pageUrl is null. */
  dismiss(postId: string, pageUrl: string | null): Promise<{ undoToken: string }>;
  /** What was dismissed, newest first; `undo(undoToken)` shows it again. */
  listDismissals(): Promise<Dismissal[]>;

  /** The reader's own concepts: terms that speak of one thing, beside those of the package. */
  listConcepts(): Promise<LexiconGroup[]>;
  /** Replaces all of the reader's own concepts. Other open pages use them when they are opened again. */
  saveConcepts(groups: { concept: string; terms: string[] }[]): Promise<void>;

  /** `paths` are the files' names with the folders they were chosen in; without them, their own names. */
  previewImport(files: File[], paths?: string[]): Promise<ImportPreview>;
  chooseForImport(importId: string, choices: ImportChoice[]): Promise<ImportPreview>;
  runImport(importId: string, name: string, onProgress: (progress: ImportProgress) => void): Promise<ImportProgress>;
  pauseImport(importId: string): Promise<void>;
  resumeImport(importId: string): Promise<void>;
  cancelImport(importId: string): Promise<void>;

  /** Folders, and the browser's bookmarks, that sources of the library follow. */
  listFolders(): Promise<FollowedFolder[]>;
  /** Looks at a folder that is to be followed; one that is followed already is looked at for changes. */
  followFolder(given: GivenFolder): Promise<FolderCheck>;
  /** What has changed since it was taken over. `given`: what lies there now, where no handle was kept. */
  checkFolder(sourceId: string, given?: GivenFolder): Promise<FolderCheck>;

  /** `missingCount`: posts that are in the library and could not be read. */
  exportLibrary(
    format: 'json' | 'markdown' | 'netscape',
  ): Promise<{ fileName: string; blob: Blob; missingCount: number }>;
  /** What of the library cannot be read. Everything that can be goes on. */
  listDamage(): Promise<LibraryDamage>;
  /** The reader has been told: small records that cannot be read are dropped. Posts stay as they are. */
  forgetDamage(): Promise<void>;
  listSnapshots(): Promise<{ id: string; createdAt: string; postCount: number; bytes: number; reason: string }[]>;
  takeSnapshot(): Promise<void>;
  /** The library becomes what it was then. What it is now is kept as a snapshot first. */
  restoreSnapshot(id: string): Promise<void>;

  /** The team's library beside this one; only builds for a team have it. */
  team?: TeamClient;

  /** Called whenever the library changed, here or on another page of the extension. Stops with the signal. */
  onChange(listener: () => void, signal: AbortSignal): void;
}
