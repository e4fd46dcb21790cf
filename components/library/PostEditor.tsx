import { useEffect, useRef, useState } from 'preact/hooks';
import type { Post } from '../../utils/post/post.ts';
import type { LibraryError } from '../../utils/protocol/library-client.ts';
import { toLibraryError } from '../../utils/protocol/library-failure.ts';
import { describeError } from '../common/describe-error.ts';
import { splitTags } from '../common/split-tags.ts';
import { useTranslate } from '../common/translate.ts';

/** What the form holds of a post. */
export interface PostChange {
  title: string;
  text: string;
  tags: string[];
}

export interface PostEditorProps {
  post: Post;
  onSave(change: PostChange): Promise<void>;
  onCancel(): void;
}

/** Title, tags and text of a post. Nothing is written before "save". */
export function PostEditor({ post, onSave, onCancel }: PostEditorProps) {
  const t = useTranslate();
  const [error, setError] = useState<LibraryError | null>(null);
  const [isSaving, setSaving] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const fields = new FormData(event.target);
    const title = String(fields.get('title') ?? '').trim();
    const text = String(fields.get('text') ?? '');
    setSaving(true);
    try {
      await onSave({ title, text, tags: splitTags(String(fields.get('tags') ?? '')) });
    } catch (failure) {
      setError(toLibraryError(failure));
      setSaving(false);
    }
  }

  return (
    <form
      class="editor"
      data-testid="post-editor"
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => event.key === 'Escape' && !event.isComposing && onCancel()}
    >
      <label>
        <span class="field-name">{t('edit_title')}</span>
        <input class="input" name="title" ref={first} defaultValue={post.title} required maxLength={300} dir="auto" />
      </label>
      <label>
        <span class="field-name">{t('edit_tags')}</span>
        <input class="input" name="tags" defaultValue={post.tags.join(' ')} placeholder={t('edit_tags_hint')} />
      </label>
      <label>
        <span class="field-name">{t('edit_text')}</span>
        <textarea class="input" name="text" rows={8} defaultValue={post.text} dir="auto" />
      </label>
      {error && (
        <p class="form-error" role="alert">
          {describeError(t, error)}
        </p>
      )}
      <div class="form-actions">
        <button type="submit" class="button is-main" disabled={isSaving}>
          {t('save')}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
