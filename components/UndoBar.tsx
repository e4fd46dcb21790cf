import { useEffect, useRef } from 'preact/hooks';
import type { UndoStore } from './create-undo-store.ts';
import { describeError } from './describe-error.ts';
import { Icon } from './Icon.tsx';
import { useStore } from './store.ts';
import { useTranslate } from './translate.ts';

/** What was just done, with a way back. The focus comes here when the thing that held it has gone. */
export function UndoBar({ store, announce }: { store: UndoStore; announce(text: string): void }) {
  const t = useTranslate();
  const state = useStore(store);
  const undoButton = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (state.kind === 'offered') {
      announce(state.offer.text);
      // A dismissed or deleted post takes the focus with it; otherwise the reader stays where they are.
      if (!document.activeElement || document.activeElement === document.body) undoButton.current?.focus();
    } else if (state.kind === 'undone') announce(t('undone'));
    else if (state.kind === 'failed') announce(describeError(t, state.error));
  }, [state]);

  switch (state.kind) {
    case 'none':
      return null;
    case 'offered':
    case 'working': {
      const isWorking = state.kind === 'working';
      return (
        <div class="undo" data-testid="undo-bar">
          <p>{state.offer.text}</p>
          <button type="button" ref={undoButton} data-testid="undo" disabled={isWorking} onClick={store.undo}>
            {t('undo')}
          </button>
          {state.offer.more && (
            <button type="button" data-testid="undo-more" disabled={isWorking} onClick={store.runMore}>
              {state.offer.more.label}
            </button>
          )}
          <CloseButton onClick={store.close} />
        </div>
      );
    }
    case 'undone':
      return (
        <div class="undo" data-testid="undo-bar">
          <p>{t('undone')}</p>
          <CloseButton onClick={store.close} />
        </div>
      );
    case 'failed':
      return (
        <div class="undo is-error" data-testid="undo-bar">
          <p>{describeError(t, state.error)}</p>
          <CloseButton onClick={store.close} />
        </div>
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
