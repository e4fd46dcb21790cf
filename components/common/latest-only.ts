/**
 * Numbers questions, so that only the answer to the newest is heard. `begin()` asks and returns whether that question
 * has been overtaken; `drop()` overtakes the one that is out.
 */
export function latestOnly(signal?: AbortSignal): { begin(): () => boolean; drop(): void } {
  let newest = 0;
  return {
    begin() {
      const mine = ++newest;
      return () => mine !== newest || signal?.aborted === true;
    },
    drop() {
      newest++;
    },
  };
}
