import { Icon } from '../common/Icon.tsx';
import { useTranslate } from '../common/translate.ts';
import { PostCard } from '../post/PostCard.tsx';
import { createQueryExcerpt } from './create-query-excerpt.ts';
import { PostEditor, type PostEditorProps } from './PostEditor.tsx';

interface EditablePostProps extends PostEditorProps {
  /** What is searched for: the excerpt shows it. */
  query: string;
  isOpenAtFirst: boolean;
  isEdited: boolean;
  onEdit(): void;
  onDelete(): void;
}

/** A post of the library page: its card, or the form in which it is edited. */
export function EditablePost({ post, query, isOpenAtFirst, isEdited, onEdit, onDelete, ...editor }: EditablePostProps) {
  const t = useTranslate();
  if (isEdited) return <PostEditor post={post} {...editor} />;
  return (
    <PostCard
      testId="library-post"
      isOpenAtFirst={isOpenAtFirst}
      hasTags
      post={post}
      {...createQueryExcerpt(post, query)}
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
