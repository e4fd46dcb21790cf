import type { ComponentChildren } from 'preact';
import { useStore } from '../common/store.ts';
import { translateCount, useTranslate } from '../common/translate.ts';
import { useCardServices } from './card-context.ts';
import { createMaterialList } from './copy-formats.ts';

/** What can be done with the picked posts; nothing while none is picked. */
export function PickBar({ children }: { children?: ComponentChildren }) {
  const t = useTranslate();
  const { picks, copyText, announce } = useCardServices();
  const picked = useStore(picks);
  if (picked.size === 0) return null;

  async function copy(): Promise<void> {
    try {
      await copyText(createMaterialList(t('material_heading'), [...picked.values()]));
      announce(translateCount(t, 'material_copied', picked.size));
      picks.clear();
    } catch {
      announce(t('copy_failed'));
    }
  }

  return (
    <aside class="pick-bar" aria-label={t('picks_label')} data-testid="pick-bar">
      <p>{translateCount(t, 'picked', picked.size)}</p>
      <button type="button" class="button is-main" data-testid="copy-picked" onClick={() => void copy()}>
        {t('material_copy')}
      </button>
      {children}
      <button type="button" class="link" data-testid="clear-picks" onClick={picks.clear}>
        {t('picks_clear')}
      </button>
    </aside>
  );
}
