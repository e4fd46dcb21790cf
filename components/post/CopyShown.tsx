import { translateCount, useTranslate } from '../common/translate.ts';
import { useCardServices } from './card-context.ts';
import { createMaterialList } from './copy-formats.ts';
import type { ShownPost } from './shown-post.ts';

/** Copies every post of a list as one list of material. */
export function CopyShown({ shown, heading }: { shown: readonly ShownPost[]; heading: string }) {
  const t = useTranslate();
  const { copyText, announce } = useCardServices();
  if (shown.length < 2) return null;

  async function copy(): Promise<void> {
    try {
      await copyText(createMaterialList(heading || t('material_heading'), shown));
      announce(translateCount(t, 'material_copied', shown.length));
    } catch {
      announce(t('copy_failed'));
    }
  }

  return (
    <button type="button" class="link" data-testid="copy-shown" onClick={() => void copy()}>
      {translateCount(t, 'copy_shown', shown.length)}
    </button>
  );
}
