import type { Reason } from '../../utils/protocol/outcome.ts';
import type { MessageKey } from '../../utils/protocol/translate.ts';
import { formatNumber, useTranslate } from '../common/translate.ts';
import { describeTerm } from './ReasonLine.tsx';

const POST_FIELDS = {
  title: 'field_title',
  tags: 'field_tags',
  text: 'field_text',
} satisfies Record<Reason['postField'], MessageKey>;

const PAGE_FIELDS = {
  title: 'field_title',
  heading: 'field_heading',
  lead: 'field_lead',
  text: 'field_text',
  selection: 'field_selection',
} satisfies Record<Reason['pageField'], MessageKey>;

/** For who wants to know: where each term stands, how rare it is, and how much of the score it carried. */
export function ReasonFigures({ reasons }: { reasons: readonly Reason[] }) {
  const t = useTranslate();
  const counted = reasons.filter(({ kind }) => kind !== 'passage');
  if (counted.length === 0) return null;
  return (
    <details class="why-details" data-testid="why-details">
      <summary>{t('why_figures')}</summary>
      <ul>
        {counted.map((reason) => (
          <li key={`${reason.pageTerm} ${reason.postTerm}`}>
            <bdi>{describeTerm(reason)}</bdi>
            {t('colon')}
            {reason.kind === 'concept' && reason.concept !== '' && t('why_concept', reason.concept)}
            {t(
              'why_detail',
              t(PAGE_FIELDS[reason.pageField]),
              t(POST_FIELDS[reason.postField]),
              formatNumber(t, reason.documentFrequency),
              formatNumber(t, reason.postCount),
              formatNumber(t, Math.round(reason.share * 100)),
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
