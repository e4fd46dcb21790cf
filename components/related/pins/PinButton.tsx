import { Icon } from '../../common/Icon.tsx';
import { useTranslate } from '../../common/translate.ts';

/** Pins a post to the page in view, or takes it off. */
export function PinButton({ isPinned, onPin }: { isPinned: boolean; onPin(): void }) {
  const t = useTranslate();
  const label = t(isPinned ? 'unpin' : 'pin');
  return (
    <button
      type="button"
      class="is-lesser"
      title={`${label}: ${t('pin_hint')}`}
      aria-label={label}
      data-testid={isPinned ? 'unpin' : 'pin'}
      onClick={onPin}
    >
      <Icon name="pin" />
      {isPinned && <span class="label">{label}</span>}
    </button>
  );
}
