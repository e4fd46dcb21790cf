import { useState } from 'preact/hooks';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import type { UndoStore } from '../common/create-undo-store.ts';
import { splitTags } from '../common/split-tags.ts';
import { useStore } from '../common/store.ts';
import { translateCount, useTranslate } from '../common/translate.ts';
import type { PickStore } from '../post/create-pick-store.ts';

interface PostActionsProps {
  library: Pick<LibraryClient, 'deletePosts' | 'updatePost' | 'undo'>;
  picks: PickStore;
  undo: UndoStore;
}

/** What the library page does with several picked posts: tags for all, or all away. Each can be taken back as one. */
export function PostActions({ library, picks, undo }: PostActionsProps) {
  const t = useTranslate();
  const picked = useStore(picks);
  const [isTagging, setTagging] = useState(false);
  const [isBusy, setBusy] = useState(false);

  async function work(run: () => Promise<void>): Promise<void> {
    setBusy(true);
    try {
      await run();
      picks.clear();
      setTagging(false);
    } catch (failure) {
      undo.fail(failure);
    }
    setBusy(false);
  }

  const remove = () =>
    work(async () => {
      const { undoToken } = await library.deletePosts([...picked.keys()]);
      undo.offer({ text: translateCount(t, 'posts_deleted', picked.size), undo: () => library.undo(undoToken) });
    });

  const addTags = (tags: readonly string[]) =>
    work(async () => {
      const tokens: string[] = [];
      const takeBack = async () => {
        for (const token of tokens.splice(0).reverse()) await library.undo(token);
      };
      try {
        for (const { post } of picked.values()) {
          const { undoToken } = await library.updatePost(post.id, { tags: [...new Set([...post.tags, ...tags])] });
          if (undoToken !== '') tokens.push(undoToken);
        }
      } catch (failure) {
        await takeBack();
        throw failure;
      }
      undo.offer({ text: translateCount(t, 'posts_tagged', picked.size), undo: takeBack });
    });

  return (
    <>
      {isTagging ? (
        <form
          class="inline-form"
          onSubmit={(event) => {
            event.preventDefault();
            const tags = splitTags(String(new FormData(event.currentTarget).get('tags') ?? ''));
            if (tags.length > 0) void addTags(tags);
          }}
        >
          <input
            class="input"
            name="tags"
            aria-label={t('edit_tags')}
            placeholder={t('edit_tags_hint')}
            data-testid="bulk-tags"
            // The reader asked for the field; the keys belong there at once.
            ref={(input) => input?.focus()}
            onKeyDown={(event) => event.key === 'Escape' && !event.isComposing && setTagging(false)}
          />
          <button type="submit" class="button" data-testid="bulk-tag-save" disabled={isBusy}>
            {t('save')}
          </button>
        </form>
      ) : (
        <button type="button" class="button" data-testid="bulk-tag" disabled={isBusy} onClick={() => setTagging(true)}>
          {t('bulk_tag')}
        </button>
      )}
      <button type="button" class="button" data-testid="bulk-delete" disabled={isBusy} onClick={() => void remove()}>
        {t('delete')}
      </button>
    </>
  );
}
