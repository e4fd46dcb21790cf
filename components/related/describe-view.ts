import type { Translate } from '../../utils/protocol/translate.ts';
import { describeError } from '../common/describe-error.ts';
import { translateCount } from '../common/translate.ts';
import { silentSentence } from './silent-sentence.ts';
import { UNREADABLE_SENTENCES } from './unreadable-sentences.ts';
import type { RelatedView } from './view-states.ts';

/** What a screen reader is told when a view has come; empty while it is on its way. */
export function describeView(t: Translate, view: RelatedView): string {
  switch (view.kind) {
    case 'reading':
    case 'finding':
      return '';
    case 'found': {
      const { outcome, page, isBusy } = view;
      if (isBusy) return '';
      return outcome.kind === 'ready'
        ? translateCount(t, 'related_found', outcome.posts.length)
        : t(silentSentence(outcome.reason, page).title);
    }
    case 'unreadable':
      return t(UNREADABLE_SENTENCES[view.reason].title);
    case 'failed':
      return describeError(t, view.error);
  }
}
