import { useEffect, useState } from 'preact/hooks';
import { latestOnly } from './latest-only.ts';

/**
 * Something asked of browser or library: `initial` until it is there, asked again when `subscribe` says so and when one
 * of `inputs` changes. What fails leaves the last value: these are things a view can be without.
 */
export function useLoaded<Value>(
  load: () => Promise<Value>,
  subscribe: (again: () => void, signal: AbortSignal) => void,
  initial: Value,
  inputs: readonly unknown[],
): Value {
  const [value, setValue] = useState(initial);
  useEffect(() => {
    const stop = new AbortController();
    const asked = latestOnly(stop.signal);
    const run = async () => {
      const isStale = asked.begin();
      try {
        const loaded = await load();
        if (!isStale()) setValue(() => loaded);
      } catch {
        // What is wrong with the library is said where posts are asked for.
      }
    };
    void run();
    subscribe(() => void run(), stop.signal);
    return () => stop.abort();
  }, [...inputs]);
  return value;
}
