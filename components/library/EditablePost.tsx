import type { FoundPost } from '../../utils/protocol/outcome.ts';
import { Icon } from '../common/Icon.tsx';
import { useTranslate } from '../common/translate.ts';
import { PostCard } from '../post/PostCard.tsx';
import { PostEditor, type PostEditorProps } from './PostEditor.tsx';

interface EditablePostProps extends PostEditorProps, FoundPost {
  isOpenAtFirst: boolean;
  isEdited: boolean;
  onEdit(): void;
  onDelete(): void;
}

/** A post of the library page: its card, or the form in which it is edited. */
export function EditablePost({
  post,
  excerpt,
  titleMarks,
  isOpenAtFirst,
  isEdited,
  onEdit,
  onDelete,
  ...editor
}: EditablePostProps) {
  const t = useTranslate();
  if (isEdited) return <PostEditor post={post} {...editor} />;
  return (
    <PostCard
      testId="library-post"
      isOpenAtFirst={isOpenAtFirst}
      hasTags
      post={post}
      excerpt={excerpt}
      titleMarks={titleMarks}
    >
      <button
        type="button"
        class="is-lesser"
        data-testid="post-edit"
        data-edits-post=""
        title={t('edit')}
        onClick={onEdit}
      >
        <Icon name="edit" />
        <span class="label">{t('edit')}</span>
      </button>
      <button type="button" class="is-lesser" data-testid="post-delete" title={t('delete')} onClick={onDelete}>
        <Icon name="remove" />
        <span class="label">{t('delete')}</span>
      </button>
    </PostCard>
  );
}
