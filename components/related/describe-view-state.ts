import type { RelatedView } from './view-states.ts';

/** One word for what is shown, for style and tests. */
export function describeViewState(view: RelatedView): string {
  switch (view.kind) {
    case 'reading':
    case 'finding':
      return 'reading';
    case 'found':
      return view.isBusy ? 'reading' : view.outcome.kind;
    case 'unreadable':
    case 'failed':
      return view.kind;
  }
}
