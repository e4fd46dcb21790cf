import { useState } from 'preact/hooks';
import type { Post } from '../../utils/post/post.ts';
import { splitTags } from '../common/split-tags.ts';
import { useTranslate } from '../common/translate.ts';

interface SavedFormProps {
  post: Post;
  /** Writes tags and note to the post; they are kept when it rejects. */
  onSave(change: { tags: string[]; note: string }): Promise<void>;
  onClose(): void;
}

/** A page was just saved: tags and a note for it, while it is on the reader's mind. */
export function SavedForm({ post, onSave, onClose }: SavedFormProps) {
  const t = useTranslate();
  const [isSaving, setSaving] = useState(false);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const fields = new FormData(event.target);
    const change = { tags: splitTags(String(fields.get('tags') ?? '')), note: String(fields.get('note') ?? '').trim() };
    setSaving(true);
    await onSave(change);
    setSaving(false);
  }

  return (
    <form
      class="saved-form"
      aria-label={t('saved_form_label')}
      data-testid="saved-form"
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <label class="field">
        <span class="field-name">{t('edit_tags')}</span>
        <input
          class="input"
          name="tags"
          defaultValue={post.tags.join(' ')}
          placeholder={t('edit_tags_hint')}
          autoComplete="off"
          data-testid="saved-tags"
        />
      </label>
      <label class="field">
        <span class="field-name">{t('edit_note')}</span>
        <input
          class="input"
          name="note"
          placeholder={t('edit_note_hint')}
          autoComplete="off"
          data-testid="saved-note"
        />
      </label>
      <div class="form-actions">
        <button type="submit" class="button is-main" data-testid="saved-done" disabled={isSaving}>
          {t('save')}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t('saved_skip')}
        </button>
      </div>
    </form>
  );
}
