import type { Post } from '../post/post.ts';
import type { Excerpt } from '../text/excerpt.ts';

export type Strength = 'strong' | 'medium' | 'weak';

export interface Keyword {
  /** As the page spells it, a whole word: the chip's text. */
  term: string;
  /** 0..1, 1 is the strongest of this page. */
  weight: number;
}

/** Why a post is related: computed by the ranking itself. Ordered by share, largest first. */
export interface Reason {
  /** Whole word as the page spells it; for a passage, a sentence of the page. */
  pageTerm: string;
  /** Whole word as the post spells it; differs from pageTerm for a concept. For a passage, a sentence of the post. */
  postTerm: string;
  /** same: the same term. concept: two terms of one concept of the lexicon. passage: the sentences nearest in meaning. */
  kind: 'same' | 'concept' | 'passage';
  /** Name of the concept, for example 大促; empty unless kind is 'concept'. */
  concept: string;
  pageField: 'title' | 'heading' | 'lead' | 'text' | 'selection';
  postField: 'title' | 'tags' | 'text';
  /** How many posts of the library hold postTerm, and of how many. 0 for a passage. */
  documentFrequency: number;
  postCount: number;
  /** Share of the post's score this term carried, 0..1. */
  share: number;
}

export interface RelatedPost {
  post: Post;
  /** Calibrated, 0..1: about the chance that a reader of the page is glad to see the post. */
  score: number;
  strength: Strength;
  reasons: Reason[];
  excerpt: Excerpt;
  /** Near-duplicates folded under this one ("另有 N 条相似"). */
  similar: Post[];
  /** The page's main text links to it: it stands below what the reader has not seen there. */
  isCited?: boolean;
}

export type SilentReason = 'nothing-related' | 'page-too-short' | 'library-empty' | 'all-keywords-off';

export type FindOutcome =
  | { kind: 'ready'; keywords: Keyword[]; posts: RelatedPost[]; postCount: number; elapsedMs: number }
  | {
      kind: 'silent';
      reason: SilentReason;
      keywords: Keyword[];
      /** The post that came nearest without being near enough to show, for a reader who asks. */
      nearest?: RelatedPost;
      postCount: number;
      elapsedMs: number;
    };

export interface FoundPost {
  post: Post;
  excerpt: Excerpt;
  /** Ranges of the title to mark. */
  titleMarks: [start: number, end: number][];
}

export interface SearchOutcome {
  posts: FoundPost[];
  /** Posts that are known to hold the query, of which `posts` are the first. */
  total: number;
  /** True while there may be more than `total`. */
  isAtLeast?: boolean;
  /** True when asking the same again would say more: the search goes on where it stopped. */
  goesOn?: boolean;
  postCount: number;
  elapsedMs: number;
}

/** As-you-type help; chosen ones replace what was typed. Never mixed into results. */
export interface Suggestion {
  text: string;
  kind: 'term' | 'title' | 'tag' | 'author';
  /** How it was reached: 'prefix', 'typo' or 'pinyin'. */
  via: 'prefix' | 'typo' | 'pinyin';
}
