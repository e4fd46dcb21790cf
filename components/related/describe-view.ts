import type { Translate } from '../../utils/protocol/translate.ts';
import { describeError } from '../common/describe-error.ts';
import { translateCount } from '../common/translate.ts';
import type { RelatedView } from './create-related-store.ts';
import { SILENT_SENTENCES } from './silent-sentences.ts';
import { UNREADABLE_SENTENCES } from './unreadable-sentences.ts';

/** What a screen reader is told when a view has come; empty while it is on its way. */
export function describeView(t: Translate, view: RelatedView): string {
  switch (view.kind) {
    case 'reading':
    case 'finding':
      return '';
    case 'found': {
      const { outcome, isBusy } = view;
      if (isBusy) return '';
      return outcome.kind === 'ready'
        ? translateCount(t, 'related_found', outcome.posts.length)
        : t(SILENT_SENTENCES[outcome.reason].title);
    }
    case 'unreadable':
      return t(UNREADABLE_SENTENCES[view.reason].title);
    case 'failed':
      return describeError(t, view.error);
  }
}
