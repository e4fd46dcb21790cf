import { toLibraryError } from '../../protocol/library-failure.ts';
import type { SegmentIndexer } from '../store/segment-indexer.ts';
import type { IndexReply, IndexRequest } from './index-channel.ts';

/** The part of a worker's scope that serving needs; bytes are handed over, not copied. */
export interface IndexPort {
  postMessage(message: IndexReply, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** Answers an importing thread from an indexer in this one, in the order of its requests. */
export function serveIndexer(port: IndexPort, indexer: Promise<SegmentIndexer>): void {
  let last: Promise<void> = Promise.resolve();
  port.addEventListener('message', ({ data }) => {
    last = last.then(() => answer(data));
  });

  async function answer(request: IndexRequest): Promise<void> {
    try {
      const own = await indexer;
      if (request.kind === 'add') {
        await own.add(request.posts);
        port.postMessage({ kind: 'added', busyMs: own.busyMs }, []);
      } else {
        const segment = await own.finish(request.id);
        const buffers = [segment.index.buffer, segment.table.buffer].filter((buffer) => buffer instanceof ArrayBuffer);
        port.postMessage({ kind: 'finished', segment, busyMs: own.busyMs }, buffers);
      }
    } catch (thrown) {
      port.postMessage({ kind: 'failed', error: toLibraryError(thrown) }, []);
    }
  }
}
