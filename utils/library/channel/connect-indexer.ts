import { LibraryFailure } from '../../protocol/library-failure.ts';
import type { SegmentIndexer } from '../store/segment-indexer.ts';
import type { StoredSegment } from '../store/store.ts';
import type { LibraryPort } from './channel.ts';
import type { IndexReply, IndexRequest } from './index-channel.ts';

/**
 * Batches on their way to the other thread at once. As many as a segment's posts come in (write-import.ts): whoever reads
 * then goes on with the next segment, for the other of two threads, and both work at once. 2: 22.4 s where 17.1 are now,
 * for one thread always waited. About 35 MB of posts; 1..40.
 */
export const MAX_BATCHES = 18;

export interface IndexerConnection {
  indexer: SegmentIndexer;
  /** Ends every open call with this failure: the thread is gone. */
  fail(failure: LibraryFailure): void;
}

/** A SegmentIndexer over a channel to the thread that indexes (see serve-indexer.ts). `end` stops that thread. */
export function connectIndexer(port: LibraryPort, end: () => void): IndexerConnection {
  const waiting: { resolve(segment: StoredSegment | null): void; reject(failure: LibraryFailure): void }[] = [];
  let batches = 0;
  let busyMs = 0;
  let gone: LibraryFailure | null = null;
  let makeRoom = () => {};

  port.addEventListener('message', ({ data }) => {
    const reply: IndexReply = data; // the other end is serve-indexer.ts of this same build
    const call = waiting.shift();
    if (reply.kind === 'failed') {
      fail(new LibraryFailure(reply.error));
      call?.reject(new LibraryFailure(reply.error));
      return;
    }
    ({ busyMs } = reply);
    call?.resolve(reply.kind === 'finished' ? reply.segment : null);
    if (reply.kind === 'added') {
      batches--;
      makeRoom();
    }
  });

  function send(request: IndexRequest): Promise<StoredSegment | null> {
    const answer = new Promise<StoredSegment | null>((resolve, reject) => {
      if (gone) reject(gone);
      else waiting.push({ resolve, reject });
    });
    if (!gone) port.postMessage(request);
    return answer;
  }

  function fail(failure: LibraryFailure): void {
    gone = failure;
    for (const { reject } of waiting.splice(0)) reject(failure);
    makeRoom();
  }

  return {
    fail,
    indexer: {
      async add(posts) {
        batches++;
        send({ kind: 'add', posts }).catch(() => undefined); // told by `gone` below
        if (batches >= MAX_BATCHES && !gone) {
          await new Promise<void>((resolve) => {
            makeRoom = resolve;
          });
        }
        if (gone) throw gone;
      },
      async finish(id) {
        const segment = await send({ kind: 'finish', id });
        if (!segment) throw new Error('The indexing thread gave no segment.');
        return segment;
      },
      get busyMs() {
        return busyMs;
      },
      close() {
        end();
        fail(new LibraryFailure({ code: 'unexpected', detail: { message: 'the indexing thread was ended' } }));
      },
    },
  };
}
