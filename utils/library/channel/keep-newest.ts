import { LibraryFailure } from '../../protocol/library-failure.ts';

interface Waiting<Args, Result> {
  args: Args;
  resolve(result: Promise<Result>): void;
  reject(failure: LibraryFailure): void;
}

/**
 * Runs one call at a time and keeps only the newest of those that wait, so that fast typing never builds a queue.
 * A call that a newer one overtakes rejects with the code 'stale'; views drop it.
 */
export function keepNewest<Args extends unknown[], Result>(
  run: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  let isRunning = false;
  let waiting: Waiting<Args, Result> | null = null;

  function start(args: Args): Promise<Result> {
    isRunning = true;
    const result = run(...args);
    result.then(next, next);
    return result;
  }

  function next(): void {
    isRunning = false;
    const newest = waiting;
    waiting = null;
    newest?.resolve(start(newest.args));
  }

  return (...args) => {
    if (!isRunning) return start(args);
    waiting?.reject(new LibraryFailure({ code: 'stale', detail: {} }));
    return new Promise<Result>((resolve, reject) => {
      waiting = { args, resolve, reject };
    });
  };
}
