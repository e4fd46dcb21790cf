import type { Page } from '../../utils/page/page.ts';
import type { UnreadableReason } from '../../utils/page/read-outcome.ts';
import type { LibraryError } from '../../utils/protocol/library-client.ts';
import type { FindOutcome, Keyword } from '../../utils/protocol/outcome.ts';

export interface FoundView {
  kind: 'found';
  page: Page;
  /** Tab that was read; null for a selection. */
  tabId: number | null;
  outcome: FindOutcome;
  /** Chips: the keywords of the first answer for this page, which stay in place while some are off. */
  keywords: Keyword[];
  disabledKeywords: ReadonlySet<string>;
  /** Posts asked for; null: as the settings say. */
  wanted: number | null;
  /** True when as many came as were asked for, and more may be had. */
  isCut: boolean;
  /** A newer answer for the same page is on its way. */
  isBusy: boolean;
}

export type RelatedView =
  | { kind: 'reading'; isSlow: boolean; previous: FoundView | null }
  | { kind: 'finding'; page: Page; tabId: number | null; previous: FoundView | null }
  | FoundView
  /** `previous` stays in view: who opened a post wants the next one of the list, too. */
  | { kind: 'unreadable'; reason: UnreadableReason; url: string; previous: FoundView | null }
  | { kind: 'failed'; error: LibraryError };
