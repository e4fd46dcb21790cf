import { useTranslate } from '../common/translate.ts';
import { SavedForm } from './SavedForm.tsx';
import type { Clipping } from './use-clipping.ts';

interface SavingNoteProps {
  /** The key or the menu item is saving the page in front. */
  isSaving: boolean;
  clipping: Clipping;
  onClosed(): void;
}

/** The page in front is being saved; once it is, tags and a note are asked for. */
export function SavingNote({ isSaving, clipping, onClosed }: SavingNoteProps) {
  const t = useTranslate();
  if (clipping.asking) {
    return (
      <SavedForm
        key={clipping.asking.id}
        post={clipping.asking}
        onSave={clipping.annotate}
        onClose={() => {
          clipping.closeForm();
          onClosed();
        }}
      />
    );
  }
  if (!isSaving) return null;
  return (
    <p class="saving" data-testid="saving">
      {t('clip_saving')}
    </p>
  );
}
