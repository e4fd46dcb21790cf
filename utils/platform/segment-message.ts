/**
 * Page to worker, beside the calls: the page reads the segments while the worker's thread is being started and its code
 * compiled. Segments never change under their number, so it does not matter which generation the page has seen.
 */
export type SegmentMessage =
  /** These will follow, one message each. */
  | { kind: 'segments-coming'; ids: number[] }
  /** Null when the page could not read it. */
  | { kind: 'segment'; id: number; index: ArrayBuffer | null };
