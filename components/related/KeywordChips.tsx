import type { Keyword } from '../../utils/protocol/outcome.ts';
import { formatNumber, useTranslate } from '../common/translate.ts';

interface KeywordChipsProps {
  keywords: readonly Keyword[];
  disabled: ReadonlySet<string>;
  onToggle(term: string): void;
}

/** Steps of weight that are drawn (the bar under a chip). */
const WEIGHT_STEPS = 4;

/** The page in words. Each can be switched off and on; the posts are ranked again at once. */
export function KeywordChips({ keywords, disabled, onToggle }: KeywordChipsProps) {
  const t = useTranslate();
  if (keywords.length === 0) return null;
  return (
    <section class="chips" aria-label={t('keywords_label')}>
      <ul>
        {keywords.map(({ term, weight }) => {
          const percent = formatNumber(t, Math.round(weight * 100));
          return (
            <li key={term}>
              <button
                type="button"
                class="chip"
                data-testid="keyword-chip"
                data-weight={Math.max(1, Math.ceil(Math.min(weight, 1) * WEIGHT_STEPS))}
                aria-pressed={!disabled.has(term)}
                title={t(disabled.has(term) ? 'keyword_switch_on' : 'keyword_switch_off', percent)}
                onClick={() => onToggle(term)}
              >
                <bdi>{term}</bdi>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
