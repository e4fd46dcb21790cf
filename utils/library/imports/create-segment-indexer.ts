import type { SegmentIndexer } from '../store/segment-indexer.ts';
import type { SegmentBuilder, SegmentTools } from '../view/segment-tools.ts';

/** An indexer in this thread. `now` gives milliseconds. */
export function createSegmentIndexer(tools: Pick<SegmentTools, 'createBuilder'>, now: () => number): SegmentIndexer {
  let builder: SegmentBuilder | null = null;
  let busyMs = 0;
  return {
    async add(posts) {
      const started = now();
      builder ??= tools.createBuilder();
      for (const post of posts) builder.add(post, post);
      busyMs += now() - started;
    },
    async finish(id) {
      const started = now();
      builder ??= tools.createBuilder();
      const segment = builder.finish(id);
      busyMs += now() - started;
      return segment;
    },
    get busyMs() {
      return busyMs;
    },
    close() {
      builder = null;
    },
  };
}
