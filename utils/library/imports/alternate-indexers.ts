import type { SegmentIndexer } from '../store/segment-indexer.ts';

/**
 * Two indexers by turns, segment after segment. Each takes a whole segment's posts without being waited for
 * (connect-indexer.ts), so both work at once: reading is three times as fast as indexing. The second is started when there
 * is a second segment.
 */
export function alternateIndexers(start: () => SegmentIndexer): SegmentIndexer {
  const started: SegmentIndexer[] = [];
  let turn = 0;
  function current(): SegmentIndexer {
    const indexer = started[turn] ?? start();
    started[turn] = indexer;
    return indexer;
  }
  return {
    add: (posts) => current().add(posts),
    finish(id) {
      const indexer = current();
      turn = 1 - turn;
      return indexer.finish(id);
    },
    get busyMs() {
      return started.reduce((sum, { busyMs }) => sum + busyMs, 0);
    },
    close() {
      for (const indexer of started) indexer.close();
    },
  };
}
