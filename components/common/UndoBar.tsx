import { useEffect, useRef } from 'preact/hooks';
import type { UndoStore } from './create-undo-store.ts';
import { describeError } from './describe-error.ts';
import { ErrorDetails } from './ErrorDetails.tsx';
import { Icon } from './Icon.tsx';
import { useStore } from './store.ts';
import { useTranslate } from './translate.ts';

interface UndoBarProps {
  store: UndoStore;
  announce(text: string): void;
  /** The bar has gone and took the focus with it: put it somewhere sensible. */
  onFocusLost(): void;
}

/** What was just done, with a way back. The focus comes here when the thing that held it has gone. */
export function UndoBar({ store, announce, onFocusLost }: UndoBarProps) {
  const t = useTranslate();
  const state = useStore(store);
  const undoButton = useRef<HTMLButtonElement>(null);
  const isOpenBefore = useRef(false);

  useEffect(() => {
    const isFocusLost = !document.activeElement || document.activeElement === document.body;
    switch (state.kind) {
      case 'offered':
        announce(state.offer.text);
        // A dismissed or deleted post takes the focus with it; otherwise the reader stays where they are.
        if (isFocusLost) undoButton.current?.focus();
        break;
      case 'undone':
        announce(t('undone'));
        if (isFocusLost) onFocusLost();
        break;
      case 'failed':
        announce(describeError(t, state.error));
        break;
      case 'working':
        break;
      case 'none':
        if (isOpenBefore.current && isFocusLost) onFocusLost();
        break;
    }
    isOpenBefore.current = state.kind !== 'none';
  }, [state]);

  switch (state.kind) {
    case 'none':
    case 'undone':
      return null;
    case 'offered':
    case 'working': {
      const isWorking = state.kind === 'working';
      return (
        <aside class="undo" data-testid="undo-bar" aria-label={t('undo_label')}>
          <p class="undo-text">{state.offer.text}</p>
          <CloseButton onClick={store.close} />
          <div class="undo-actions">
            <button
              type="button"
              class="link"
              ref={undoButton}
              data-testid="undo"
              disabled={isWorking}
              onClick={store.undo}
            >
              {state.offer.label ?? t('undo')}
            </button>
            {state.offer.more && (
              <button type="button" class="link" data-testid="undo-more" disabled={isWorking} onClick={store.runMore}>
                {state.offer.more.label}
              </button>
            )}
          </div>
        </aside>
      );
    }
    case 'failed':
      return (
        <aside class="undo is-error" data-testid="undo-bar" aria-label={t('undo_label')}>
          <div class="undo-text">
            <p>{describeError(t, state.error)}</p>
            <ErrorDetails error={state.error} />
          </div>
          <CloseButton onClick={store.close} />
        </aside>
      );
  }
}

function CloseButton({ onClick }: { onClick(): void }) {
  const t = useTranslate();
  return (
    <button type="button" class="icon-button" aria-label={t('close')} title={t('close')} onClick={onClick}>
      <Icon name="close" />
    </button>
  );
}
