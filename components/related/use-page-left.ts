import { useEffect, useRef } from 'preact/hooks';

/** Calls when another page is in front. What was done on a page is taken back there: under the next one it would be wrong. */
export function usePageLeft(pageUrl: string | undefined, onLeave: () => void): void {
  const lastUrl = useRef(pageUrl);
  useEffect(() => {
    if (pageUrl !== undefined && lastUrl.current !== undefined && pageUrl !== lastUrl.current) onLeave();
    lastUrl.current = pageUrl ?? lastUrl.current;
  }, [pageUrl]);
}
