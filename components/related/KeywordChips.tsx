import type { Keyword } from '../../utils/protocol/outcome.ts';
import { useTranslate } from '../common/translate.ts';

interface KeywordChipsProps {
  keywords: readonly Keyword[];
  disabled: ReadonlySet<string>;
  onToggle(term: string): void;
}

/** The page in words, the weightiest first. Each can be switched off and on; the posts are ranked again at once. */
export function KeywordChips({ keywords, disabled, onToggle }: KeywordChipsProps) {
  const t = useTranslate();
  if (keywords.length === 0) return null;
  return (
    <ul class="chips" aria-label={t('keywords_label')}>
      {keywords.map(({ term }) => (
        <li key={term}>
          <button
            type="button"
            class="chip"
            data-testid="keyword-chip"
            aria-pressed={!disabled.has(term)}
            title={t(disabled.has(term) ? 'keyword_switch_on' : 'keyword_switch_off')}
            onClick={() => onToggle(term)}
          >
            <bdi>{term}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}
