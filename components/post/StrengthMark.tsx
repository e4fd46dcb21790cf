import type { Strength } from '../../utils/protocol/outcome.ts';
import type { MessageKey } from '../../utils/protocol/translate.ts';
import { useTranslate } from '../common/translate.ts';

const STRENGTHS = {
  strong: { label: 'strength_strong', dots: 3 },
  medium: { label: 'strength_medium', dots: 2 },
  weak: { label: 'strength_weak', dots: 1 },
} satisfies Record<Strength, { label: MessageKey; dots: number }>;

/** How related: one to three circles as readers once set beside good lines, and the word. */
export function StrengthMark({ strength }: { strength: Strength }) {
  const t = useTranslate();
  const { label, dots } = STRENGTHS[strength];
  return (
    <p class="strength" data-strength={strength} data-testid="strength">
      <svg viewBox="0 0 8 30" width="8" height="30" aria-hidden="true" focusable="false">
        {[25, 15, 5].map((y, index) => (
          <circle key={y} cx="4" cy={y} r="3" class={index < dots ? 'is-full' : 'is-empty'} />
        ))}
      </svg>
      <span class="visually-hidden">{t('strength_label')}</span>
      <span>{t(label)}</span>
    </p>
  );
}
