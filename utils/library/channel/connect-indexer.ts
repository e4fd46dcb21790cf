import { LibraryFailure } from '../../protocol/library-failure.ts';
import type { SegmentIndexer } from '../store/segment-indexer.ts';
import type { StoredSegment } from '../store/store.ts';
import type { LibraryPort } from './channel.ts';
import type { IndexReply, IndexRequest } from './index-channel.ts';

/**
 * Batches on their way to the other thread at once. As many as a segment's posts come in (write-import.ts): whoever reads
 * then goes on with the next segment, for the other of two threads, and both work at once. With 2 one of them always waited
 * (docs/speed-log.md). 1..40.
 */
export const MAX_BATCHES = 18;

/** Of long posts fewer: code units of texts on their way, 16 MB of memory. A segment of news has 6 million. 1 to 50 million. */
export const MAX_CODE_UNITS = 8_000_000;
/** However long, for one that waits beside the one in work. */
const LEAST_BATCHES = 2;

export interface IndexerConnection {
  indexer: SegmentIndexer;
  /** Ends every open call with this failure: the thread is gone. */
  fail(failure: LibraryFailure): void;
}

/** A SegmentIndexer over a channel to the thread that indexes (see serve-indexer.ts). `end` stops that thread. */
export function connectIndexer(port: LibraryPort, end: () => void): IndexerConnection {
  const waiting: { resolve(segment: StoredSegment | null): void; reject(failure: LibraryFailure): void }[] = [];
  /** Code units of each batch on its way, the oldest first. */
  const batches: number[] = [];
  let codeUnits = 0;
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
      codeUnits -= batches.shift() ?? 0;
      makeRoom();
    }
  });

  function isFull(): boolean {
    return batches.length >= MAX_BATCHES || (batches.length >= LEAST_BATCHES && codeUnits > MAX_CODE_UNITS);
  }

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
        const size = posts.reduce((sum, { post }) => sum + post.text.length, 0);
        batches.push(size);
        codeUnits += size;
        send({ kind: 'add', posts }).catch(() => undefined); // told by `gone` below
        while (isFull() && !gone) {
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
