import { useEffect, useState } from 'preact/hooks';
import type { Post } from '../../utils/post/post.ts';
import { CLIPS_SOURCE_ID } from '../../utils/protocol/clips-source.ts';
import { describeError } from '../common/describe-error.ts';
import { Icon } from '../common/Icon.tsx';
import { useStore } from '../common/store.ts';
import { useTranslate } from '../common/translate.ts';
import type { ClipStore } from './create-clip-store.ts';

interface ClipButtonProps {
  store: ClipStore;
  /** In a private window what is saved is asked about each time: it outlives the window. */
  isPrivate: boolean;
  onSave(): void;
  onRemove(post: Post): void;
}

/** Saves the page in front, or says that the library has it; what was saved from a page can be taken out here. */
export function ClipButton({ store, isPrivate, onSave, onRemove }: ClipButtonProps) {
  const t = useTranslate();
  const state = useStore(store);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => setAsking(false), [state]);
  switch (state.kind) {
    case 'unknown':
      return null;
    case 'absent':
    case 'saving':
      if (isAsking && state.kind === 'absent') {
        return (
          <p class="saved" data-testid="clip-question">
            {t('private_clip_question')}{' '}
            <button type="button" class="link" data-testid="clip-anyway" ref={takeFocus} onClick={onSave}>
              {t('private_clip_save')}
            </button>{' '}
            <button type="button" class="link" data-testid="clip-cancel" onClick={() => setAsking(false)}>
              {t('private_clip_cancel')}
            </button>
          </p>
        );
      }
      return (
        <button
          type="button"
          class="quiet"
          data-testid="clip"
          disabled={state.kind === 'saving'}
          onClick={isPrivate ? () => setAsking(true) : onSave}
        >
          <Icon name="save" />
          {t('clip_save')}
        </button>
      );
    case 'saved':
      return (
        <>
          <p class="saved" data-testid="clipped">
            <Icon name="check" />
            {t(state.undoToken === null ? 'clip_in_library' : 'clip_saved_short')}
          </p>
          {state.undoToken === null && state.post.sourceId === CLIPS_SOURCE_ID && (
            <button
              type="button"
              class="quiet"
              data-testid="unclip"
              title={t('clip_remove_hint')}
              onClick={() => onRemove(state.post)}
            >
              <Icon name="remove" />
              {t('clip_remove')}
            </button>
          )}
        </>
      );
    case 'failed':
      return (
        <button type="button" class="quiet" data-testid="clip" title={describeError(t, state.error)} onClick={onSave}>
          <Icon name="refresh" />
          {t('clip_retry')}
        </button>
      );
  }
}

/** The button that was pressed is gone: the first answer takes the focus. */
function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus();
}
