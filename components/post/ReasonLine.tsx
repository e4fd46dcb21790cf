import type { Reason } from '../../utils/protocol/outcome.ts';
import { useTranslate } from '../common/translate.ts';

/** Terms named in the line. 2..5: it should stay one line, and the first carry most of the score. */
const NAMED_REASONS = 4;

interface ReasonLineProps {
  reasons: readonly Reason[];
  /** Opens the post in place and goes to the term. */
  onJump(term: string): void;
}

/** "相关：GMV · 退款 · 618": what page and post have in common. The figures are in ReasonFigures. */
export function ReasonLine({ reasons, onJump }: ReasonLineProps) {
  const t = useTranslate();
  const passage = reasons.find(({ kind }) => kind === 'passage');
  const named = reasons.filter(({ kind }) => kind !== 'passage').slice(0, NAMED_REASONS);
  if (named.length === 0 && !passage) return null;
  return (
    <p class="why" data-testid="reason">
      {named.length > 0 && <span class="why-label">{t('why_label')}</span>}
      {named.map((reason, index) => (
        <span key={`${reason.pageTerm} ${reason.postTerm}`}>
          {index > 0 && <span class="separator"> · </span>}
          <button
            type="button"
            class="term"
            title={t('why_jump', reason.postTerm)}
            data-testid="reason-term"
            onClick={() => onJump(reason.postTerm)}
          >
            <bdi>{describeTerm(reason)}</bdi>
          </button>
        </span>
      ))}
      {passage && (
        <button
          type="button"
          class="why-passage"
          title={t('why_jump', passage.postTerm)}
          data-testid="reason-passage"
          onClick={() => onJump(passage.postTerm)}
        >
          <bdi>{t('why_passage', passage.pageTerm, passage.postTerm)}</bdi>
        </button>
      )}
    </p>
  );
}

/** The term, or both when the post says it in another word. */
export function describeTerm({ kind, pageTerm, postTerm }: Reason): string {
  switch (kind) {
    case 'same':
      return postTerm;
    case 'concept':
      return `${pageTerm} ≈ ${postTerm}`;
    case 'passage':
      return `${pageTerm} ~ ${postTerm}`;
  }
}
