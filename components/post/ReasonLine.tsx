import type { Reason } from '../../utils/protocol/outcome.ts';
import type { MessageKey, Translate } from '../../utils/protocol/translate.ts';
import { formatNumber, translateCount, useTranslate } from '../common/translate.ts';

/** Terms named in the line. 2..4: it must stay one line, and the first carry most of the score. */
const NAMED_REASONS = 3;

export const POST_FIELDS = {
  title: 'field_title',
  tags: 'field_tags',
  text: 'field_text',
} satisfies Record<Reason['postField'], MessageKey>;

export const PAGE_FIELDS = {
  title: 'field_title',
  heading: 'field_heading',
  lead: 'field_lead',
  text: 'field_text',
  selection: 'field_selection',
} satisfies Record<Reason['pageField'], MessageKey>;

interface ReasonLineProps {
  reasons: readonly Reason[];
  /** Opens the post in place and goes to the term. */
  onJump(term: string): void;
}

/** "为什么相关": the terms that carried the score, where they stand in the post, and how rare they are. */
export function ReasonLine({ reasons, onJump }: ReasonLineProps) {
  const t = useTranslate();
  const passage = reasons.find(({ kind }) => kind === 'passage');
  const named = reasons.filter(({ kind }) => kind !== 'passage').slice(0, NAMED_REASONS);
  const first = named[0];
  if (!first && !passage) return null;
  const isSameRarity = named.every(({ documentFrequency }) => documentFrequency === first?.documentFrequency);
  return (
    <p class="why" data-testid="reason">
      <span class="why-label">{t('why_label')}</span>
      {named.map((reason, index) => (
        <span key={`${reason.pageTerm} ${reason.postTerm}`}>
          <button
            type="button"
            class="term"
            title={t('why_jump', reason.postTerm)}
            data-testid="reason-term"
            onClick={() => onJump(reason.postTerm)}
          >
            <bdi>{describeTerm(reason)}</bdi>
          </button>
          {t('in_parentheses', describePlace(t, reason, !isSameRarity))}
          {index < named.length - 1 && t('list_separator').trimEnd()}
        </span>
      ))}
      {first && isSameRarity && (
        <span class="why-rarity">
          {translateCount(t, 'why_rarity', first.documentFrequency, formatNumber(t, first.postCount))}
        </span>
      )}
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

function describePlace(t: Translate, reason: Reason, withRarity: boolean): string {
  let place = t(POST_FIELDS[reason.postField]);
  if (reason.kind === 'concept' && reason.concept !== '') place = reason.concept;
  return withRarity
    ? t(
        'with_comma',
        place,
        t('why_in_posts', formatNumber(t, reason.documentFrequency), formatNumber(t, reason.postCount)),
      )
    : place;
}
