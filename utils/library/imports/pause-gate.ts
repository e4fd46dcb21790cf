/** Lets a long piece of work be held up between two of its steps. */
export interface PauseGate {
  readonly isPaused: boolean;
  pause(): void;
  resume(): void;
  /** Resolves at once while open, else when it opens. */
  pass(): Promise<void>;
  onChange(listener: (isPaused: boolean) => void): void;
}

export function createPauseGate(): PauseGate {
  const listeners: ((isPaused: boolean) => void)[] = [];
  let open: (() => void) | null = null;
  let passing: Promise<void> = Promise.resolve();
  const tell = (isPaused: boolean) => {
    for (const listener of listeners) listener(isPaused);
  };
  return {
    get isPaused() {
      return open !== null;
    },
    pause() {
      if (open) return;
      passing = new Promise((resolve) => {
        open = resolve;
      });
      tell(true);
    },
    resume() {
      if (!open) return;
      open();
      open = null;
      tell(false);
    },
    pass: () => passing,
    onChange: (listener) => listeners.push(listener),
  };
}
