import type { LibraryStore } from '../../library/store/store.ts';
import type { LibraryMark } from './library-mark.ts';

/** Whether the browser removed the library, and who wants to hear of it. */
export interface LossWatch {
  /** There was a library with posts before, and the reader has not been told yet. */
  readonly isLost: boolean;
  /** For a manifest that is not there: of a library that is not there any more, or of one that has not begun. */
  look(): Promise<void>;
  tell(): void;
  forget(): void;
  onRemoved: LibraryStore['onRemoved'];
}

export function createLossWatch(mark: LibraryMark): LossWatch {
  let isLost = false;
  /** How often the reader was told: a look that began before finds nothing new. */
  let timesTold = 0;
  const listeners = new Set<() => void>();

  function tell(): void {
    for (const listener of listeners) listener();
  }

  return {
    get isLost() {
      return isLost;
    },
    async look() {
      const toldBefore = timesTold;
      if (isLost || !(await mark.isSet().catch(() => false)) || timesTold > toldBefore) return;
      isLost = true;
      tell();
    },
    tell,
    forget() {
      isLost = false;
      timesTold++;
    },
    onRemoved(listener, signal) {
      if (signal.aborted) return;
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
  };
}
